package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.media.draft.StoredMediaProbe;
import org.clipwright.services.media.draft.TextMedia;
import org.clipwright.services.media.name.MediaPaths;
import org.clipwright.services.resource.EditorState;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.edit.ProjectMigration;
import org.clipwright.timeline.exchange.otio.OtioReader;

/**
 * A project file that was read, with its media stored: everything needed to fill a project.
 *
 * @param profile size, rate and sound
 * @param files by the key of their media
 * @param clips in the file's order
 * @param effects in the file's order
 * @param rest everything else in the file
 */
record LoadedProject(
    Profile profile, Map<String, LoadedFile> files, List<LoadedClip> clips, List<LoadedItem> effects,
    EditorState rest) {

  private static final List<String> OF_THE_FILE = List.of("id", "path");
  private static final List<String> OF_THE_CLIP =
      List.of("id", "file_id", "position", "start", "end", "layer", "reader");
  private static final List<String> OF_THE_EFFECT = List.of("id", "position", "start", "end", "layer", "title", "type");

  /** Source media, and its name in the project file. */
  record LoadedFile(String name, String key, ObjectNode info, ObjectNode json) {}

  /** What clips, effects and transitions have in common; messages refer to the item by its name. */
  record LoadedItem(
      String name, String title, String type, double position, double start, double end, int layer, ObjectNode json) {}

  /** A clip, and the key of the media it shows. */
  record LoadedClip(String key, LoadedItem item) {}

  /**
   * Reads a project file.
   *
   * @param read the file as an OpenShot project
   * @param known files already in the project, which need not be probed again
   */
  static LoadedProject read(
      OtioReader.Found read, ProjectMedia media, StoredMediaProbe probe, List<ProjectFile> known,
      EffectCatalog catalog) {
    ObjectNode document = read.project();
    ObjectNode project = document.deepCopy();
    requireNotTooMany(project);
    ProjectMigration.migrate(project);
    Profile profile = profile(project);
    Reading reading = new Reading(project, media, probe, known);
    reading.files();
    List<LoadedClip> clips = reading.clips();
    List<LoadedItem> effects = reading.effects();
    reading.requireAll();
    reading.findOut();
    return new LoadedProject(
        profile, reading.found, reading.withoutFacts(clips), effects, LoadedRest.of(project, read, catalog));
  }

  /** The same limit as for a merge; each file is searched for, stored and opened. */
  private static void requireNotTooMany(ObjectNode project) {
    requireNotTooMany("clips and effects", project.path("clips").size() + (long) project.path("effects").size());
    requireNotTooMany("files", project.path("files").size());
  }

  private static void requireNotTooMany(String what, long number) {
    if (number > ProjectMerging.MOST_ITEMS) {
      throw ValidationException.of("json", String.format(Locale.ROOT,
          "The project has %,d %s; the maximum is %,d.", number, what, ProjectMerging.MOST_ITEMS));
    }
  }

  private static Profile profile(ObjectNode project) {
    if (!project.path("clips").isArray() && !project.path("files").isArray()) {
      throw ValidationException.of("json", "Not an OpenShot project: it has neither \"files\" nor \"clips\".");
    }
    try {
      Profile profile = new ProjectReader(path -> Path.of("media")).read(project).profile();
      requireWithinLimits("sample_rate", profile.sampleRate());
      requireWithinLimits("channels", profile.channels());
      return profile;
    } catch (ProjectException e) {
      throw ValidationException.of("json", e.getMessage());
    }
  }

  /** A file may not contain a value that the same field of a request would reject. */
  private static void requireWithinLimits(String name, int value) {
    ResourceSpecs.PROJECT.fields().stream()
        .filter(field -> field.name().equals(name) && value > field.maximum())
        .findFirst()
        .ifPresent(field -> {
          throw ValidationException.of("json",
              "The project's \"" + name + "\" is " + value + "; the maximum is " + (long) field.maximum() + ".");
        });
  }

  private static final class Reading {

    private static final int MOST_NAMED = 10;

    private final ObjectNode project;
    private final ProjectMedia media;
    private final StoredMediaProbe probe;
    private final Map<String, ProjectFile> known = new LinkedHashMap<>();
    private final Map<String, String> keysById = new LinkedHashMap<>();
    private final Map<String, LoadedFile> found = new LinkedHashMap<>();

    Reading(ObjectNode project, ProjectMedia media, StoredMediaProbe probe, List<ProjectFile> known) {
      this.project = project;
      this.media = media;
      this.probe = probe;
      known.forEach(file -> this.known.put(file.key(), file));
    }

    void files() {
      for (JsonNode node : project.path("files")) {
        if (node instanceof ObjectNode file && !TextMedia.isText(file) && !file.path("path").asText("").isBlank()) {
          String path = file.path("path").asText();
          String first = media.key(path);
          String key = found.containsKey(first) ? media.another(path) : first;
          keysById.put(file.path("id").asText(""), key);
          found.put(key, new LoadedFile(file.path("id").asText(""), key, file, ownImage(without(file, OF_THE_FILE))));
        } else if (node instanceof ObjectNode file && TextMedia.isText(file)) {
          keysById.put(file.path("id").asText(""), text(file.path("id").asText(""), file));
        }
      }
    }

    /** Stores a text and creates its file. */
    private String text(String name, ObjectNode reader) {
      ObjectNode info = TextMedia.info(reader.deepCopy().without(List.of("id")));
      String key = media.text(TextMedia.name(info), TextMedia.content(info));
      found.put(key, new LoadedFile(name, key, info, info.objectNode()));
      return key;
    }

    List<LoadedClip> clips() {
      List<LoadedClip> clips = new ArrayList<>();
      for (JsonNode node : project.path("clips")) {
        if (node instanceof ObjectNode clip) {
          clips.add(clip(clip, clips.size()));
        }
      }
      return clips;
    }

    private LoadedClip clip(ObjectNode clip, int index) {
      String path = clip.path("reader").path("path").asText("");
      String key = Optional.ofNullable(keysById.get(clip.path("file_id").asText("")))
          .or(() -> Optional.of(clip.path("reader")).filter(TextMedia::isText).map(text -> text("", (ObjectNode) text)))
          .or(() -> Optional.of(path).filter(text -> !text.isBlank()).map(media::key))
          .orElseThrow(() -> ValidationException.of("json", "The clip clips[" + index + "] does not name a file."));
      if (clip.path("reader") instanceof ObjectNode reader) {
        found.computeIfAbsent(key, missing -> new LoadedFile("", key, reader, without(reader, OF_THE_FILE)));
      }
      LoadedItem item = item(clip, "clips[" + index + "]", OF_THE_CLIP);
      if (clip.path("reader") instanceof ObjectNode reader) {
        item.json().set("reader", without(reader, List.of("path")));
      }
      ownImage(item.json());
      return new LoadedClip(key, item);
    }

    /** Removes the path of a thumbnail that this server generated for an object of another id. */
    private static ObjectNode ownImage(ObjectNode json) {
      return json.path("image").asText("").matches("thumbnail/\\d+\\.png") ? json.without(List.of("image")) : json;
    }

    List<LoadedItem> effects() {
      List<LoadedItem> effects = new ArrayList<>();
      for (JsonNode node : project.path("effects")) {
        if (node instanceof ObjectNode effect && !effect.path("type").asText("").isBlank()) {
          effects.add(item(effect, "effects[" + effects.size() + "]", OF_THE_EFFECT));
        }
      }
      return effects;
    }

    private LoadedItem item(ObjectNode item, String place, List<String> own) {
      double start = item.path("start").asDouble(0);
      double end = item.path("end").asDouble(0);
      if (!(end > start) || start < 0 || item.path("position").asDouble(0) < 0) {
        throw ValidationException.of("json",
            "\"position\", \"start\" and \"end\" of " + place
                + " must not be negative, and the end must come after the start.");
      }
      ObjectNode json = without(item, own);
      MediaPaths.rewrite(json, media::key);
      String type = item.path("type").asText("");
      return new LoadedItem(item.path("id").asText(""), item.path("title").asText(type), type,
          item.path("position").asDouble(0), start, end,
          item.path("layer").asInt(0), json);
    }

    /** Fails with the names of all media that were found nowhere. */
    void requireAll() {
      Map<String, String> missing = media.missing();
      if (!missing.isEmpty()) {
        throw new ValidationException(Map.of("json", missing.entrySet().stream().limit(MOST_NAMED)
            .map(path -> "The project's media \"" + path.getKey() + "\" " + path.getValue() + ".")
            .toList()));
      }
    }

    /** Replaces what the project file claims about media by what workers probe. */
    void findOut() {
      found.replaceAll((key, file) -> {
        if (TextMedia.isText(file.info())) {
          return file;
        }
        ObjectNode info = known.containsKey(key) ? known.get(key).info() : probe.of(key, "json");
        return new LoadedFile(file.name(), key, info, without(file.json(), names(info)));
      });
    }

    /** Keeps only those of the clips' claims about their media that the server cannot probe. */
    List<LoadedClip> withoutFacts(List<LoadedClip> clips) {
      for (LoadedClip clip : clips) {
        ObjectNode json = clip.item().json();
        if (json.path("reader") instanceof ObjectNode reader) {
          ObjectNode info = found.get(clip.key()).info();
          names(info).stream()
              .filter(name -> !TextMedia.isText(info) || info.get(name).equals(reader.get(name)))
              .forEach(reader::remove);
          if (reader.isEmpty()) {
            json.remove("reader");
          }
        }
      }
      return clips;
    }

    private static List<String> names(ObjectNode info) {
      List<String> names = new ArrayList<>();
      info.fieldNames().forEachRemaining(names::add);
      return names;
    }

    private static ObjectNode without(ObjectNode json, List<String> keys) {
      return json.deepCopy().without(keys);
    }
  }
}
