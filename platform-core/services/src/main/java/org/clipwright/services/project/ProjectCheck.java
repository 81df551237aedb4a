package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clipwright.services.action.Finding;
import org.clipwright.services.media.MediaPaths;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;

/**
 * Looks through the JSON of a project for what would make its rendering fail, or differ from what its owner means.
 *
 * @param isStored whether the media of a path is there
 * @param isInstalled whether there is an effect of a class name
 * @param refusal why a path of an effect's media may not be used; empty when it may
 */
public record ProjectCheck(
    Predicate<String> isStored, Predicate<String> isInstalled, Function<String, Optional<String>> refusal) {

  /** All findings in the order of the project. */
  public List<Finding> findings(ObjectNode project) {
    List<Finding> findings = new ArrayList<>();
    if (project.path("clips").isEmpty()) {
      findings.add(Finding.error("project", "The project has no clips, so there is nothing to render."));
    }
    project.path("files").forEach(file -> requireMedia(file, findings));
    project.path("clips").forEach(clip -> requireEffects(clip.path("effects"), name("clip", clip), findings));
    requireEffects(project.path("effects"), "project", findings);
    requireEffectMedia(project, findings);
    if (isReadable(project, findings)) {
      findings.addAll(new TimelineCheck(project).findings());
    }
    return findings;
  }

  private void requireMedia(JsonNode file, List<Finding> findings) {
    String path = file.path("path").asText();
    if (!isStored.test(path)) {
      findings.add(Finding.error(name("file", file),
          "The media \"" + path + "\" of the " + name("file", file) + " is missing from the storage."));
    }
  }

  private void requireEffects(JsonNode effects, String holder, List<Finding> findings) {
    for (JsonNode effect : effects) {
      String type = effect.path("type").asText(effect.path("class_name").asText(""));
      if (!type.isEmpty() && !isInstalled.test(type)) {
        findings.add(Finding.error(holder,
            "The " + holder + " has an effect of the type \"" + type + "\", which is not installed."));
      }
    }
  }

  /** Masks and other media that effects name must be there; drawn masks always are. */
  private void requireEffectMedia(ObjectNode project, List<Finding> findings) {
    ObjectNode effects = project.objectNode();
    effects.set("effects", project.path("effects").deepCopy());
    project.path("clips").forEach(clip -> effects.withArray("of_clips").add(clip.path("effects").deepCopy()));
    MediaPaths.rewrite(effects, path -> {
      if (!NamedMedia.isDrawn(path)) {
        requireEffectMedia(path, findings);
      }
      return path;
    });
  }

  private void requireEffectMedia(String path, List<Finding> findings) {
    Optional<String> refused = refusal.apply(path);
    if (refused.isPresent()) {
      findings.add(Finding.error("project", refused.get()));
    } else if (!isStored.test(path)) {
      findings.add(Finding.error("project", "The media \"" + path + "\" of an effect is missing from the storage."));
    }
  }

  private static boolean isReadable(ObjectNode project, List<Finding> findings) {
    try {
      new ProjectReader(path -> Path.of("media")).read(project);
      return true;
    } catch (ProjectException e) {
      findings.add(Finding.error("project", e.getMessage()));
      return false;
    }
  }

  /** What an item is called in sentences; documents of the server number items with a letter in front. */
  static String name(String word, JsonNode item) {
    String id = item.path("id").asText();
    return word + " " + (id.matches("[A-Z][0-9]+") ? id.substring(1) : id);
  }
}
