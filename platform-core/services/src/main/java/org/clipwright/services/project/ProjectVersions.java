package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Names what may be seen and heard of projects and files: the name changes with anything that decides about it. */
public final class ProjectVersions {

  private static final int LENGTH = 32;

  private final MediaStore media;
  private final String program;

  /**
   * Creates the names of a server.
   *
   * @param program this program's name and version
   */
  public ProjectVersions(MediaStore media, String program) {
    this.media = media;
    this.program = program;
  }

  /**
   * The version of something in a project.
   *
   * @param what tells it from other things in the same project
   */
  public String of(UserId owner, ObjectNode document, List<?> what) {
    return name(Stream.of(Stream.of(program, owner), what.stream(), Stream.of(document, media(document)))
        .flatMap(values -> values));
  }

  /**
   * The version of something made from a file alone.
   *
   * @param what tells it from other things made from the same file
   */
  public String of(ProjectFile file, List<?> what) {
    return name(Stream.concat(Stream.of(program, content(file.key())), what.stream()));
  }

  private static String name(Stream<?> values) {
    Sha256 digest = new Sha256();
    values.forEach(value -> digest.add((value + "\n").getBytes(StandardCharsets.UTF_8)));
    return digest.hex().substring(0, LENGTH);
  }

  /** The content of the media that clips show, which may change under its name. */
  private List<String> media(ObjectNode document) {
    return StreamSupport.stream(document.path("clips").spliterator(), false)
        .map(clip -> clip.path("reader").path("path")).filter(JsonNode::isTextual).map(JsonNode::asText).distinct()
        .map(this::content).toList();
  }

  private String content(String key) {
    return key + " " + media.find(key).map(StoredObject::etag).orElse("");
  }
}
