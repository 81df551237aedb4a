package org.clipwright.services.project.draw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.services.media.name.MediaPaths;
import org.clipwright.services.resource.UserId;

/** Names the pictures and sound of projects and files: a name changes with everything that affects them. */
public final class ProjectVersions {

  private static final int LENGTH = 32;

  /** For how long a font that another process added may go unnoticed. */
  private static final Duration FONTS_REMEMBERED = Duration.ofSeconds(5);

  private final MediaStore media;
  private final Cache<String, String> fonts =
      Caffeine.newBuilder().expireAfterWrite(FONTS_REMEMBERED).build();
  private final String program;

  /**
   * Creates the names of a server.
   *
   * @param program the names and versions of this program and its plugins
   */
  public ProjectVersions(MediaStore media, String program) {
    this.media = media;
    this.program = program;
  }

  /**
   * The version of something in a project.
   *
   * @param what distinguishes it from others in the same project
   */
  public String of(UserId owner, ObjectNode document, List<?> what) {
    return name(Stream.of(Stream.of(program, fonts(), owner), what.stream(), Stream.of(document, media(document)))
        .flatMap(values -> values));
  }

  /**
   * The version of something made from a file alone.
   *
   * @param key of the file
   * @param what distinguishes it from others made from the same file
   */
  public String of(String key, List<?> what) {
    return name(Stream.concat(Stream.of(program, fonts(), content(key)), what.stream()));
  }

  private static String name(Stream<?> values) {
    Sha256 digest = new Sha256();
    values.forEach(value -> digest.add((value + "\n").getBytes(StandardCharsets.UTF_8)));
    return digest.hex().substring(0, LENGTH);
  }

  /** The content of all media that it names, masks and tables of effects too, which may change under its name. */
  private List<String> media(ObjectNode document) {
    Set<String> paths = new LinkedHashSet<>();
    MediaPaths.visit(document, paths::add);
    return paths.stream().flatMap(path -> NamedMedia.key(path, _ -> true).stream()).distinct().map(this::content)
        .toList();
  }

  /** New fonts may draw the text of every project differently. */
  private String fonts() {
    return fonts.get(MediaStore.FONTS, folder -> String.join(" ", media.keys(folder)));
  }

  private String content(String key) {
    return key + " " + media.find(key).map(StoredObject::etag).orElse("");
  }
}
