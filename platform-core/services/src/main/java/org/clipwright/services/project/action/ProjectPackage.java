package org.clipwright.services.project.action;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.media.name.MediaPaths;
import org.clipwright.services.resource.Project;

/**
 * A project with its media as one ZIP, which the desktop editor opens: the project file at the top, the media in a
 * folder beside it, and relative paths.
 */
final class ProjectPackage {

  private static final String FOLDER = "media/";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final MediaStore media;
  private final String name;
  private final ObjectNode document;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final SequencedMap<String, String> texts = new LinkedHashMap<>();

  /**
   * Packs a project.
   *
   * @param document the whole project; media paths are storage keys
   * @throws PlatformException when some of its media are missing from the storage
   */
  ProjectPackage(MediaStore media, Project project, ObjectNode document) {
    this.media = media;
    String plain = MediaNames.sanitised(project.name());
    this.name = plain.isEmpty() ? "project-" + project.id() : plain;
    NamedMedia own = NamedMedia.of(document, project.id());
    this.document = (ObjectNode) MediaPaths.rewritten(document, path -> packed(own, path));
  }

  /** The base name of this project's files, without extension. */
  String name() {
    return name;
  }

  /** The whole project; media paths are those in the archive. */
  ObjectNode document() {
    return document;
  }

  /** The name of packed media without its folder. */
  static String nameOf(String path) {
    return path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
  }

  /** Adds a text file at the top level. */
  void add(String file, String text) {
    texts.put(file, text);
  }

  /** The archive, written while it is sent. */
  ActionResult.Archive archive() {
    return new ActionResult.Archive(name + ".zip", this::write, Collections.unmodifiableSequencedMap(texts));
  }

  /** Paths that the project may not use are left unchanged. */
  private String packed(NamedMedia own, String path) {
    return own.key(path).map(this::packed).orElse(path);
  }

  private String packed(String key) {
    if (media.find(key).isEmpty()) {
      throw PlatformException.state("The project's media \"" + key + "\" is missing from the storage.");
    }
    return names.computeIfAbsent(key,
        _ -> MediaNames.free(FOLDER, key.substring(key.lastIndexOf('/') + 1), names::containsValue));
  }

  private void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry(name + ".osp"));
    MAPPER.writeValue(zip, document);
    zip.closeEntry();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      zip.putNextEntry(new ZipEntry(text.getKey()));
      zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.setLevel(Deflater.NO_COMPRESSION);
    for (Map.Entry<String, String> file : names.entrySet()) {
      zip.putNextEntry(new ZipEntry(file.getValue()));
      try (InputStream content = media.open(file.getKey())) {
        content.transferTo(zip);
      }
      zip.closeEntry();
    }
    zip.finish();
  }
}
