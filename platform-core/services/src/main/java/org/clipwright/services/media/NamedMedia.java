package org.clipwright.services.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.services.resource.ProjectDocument;

/**
 * The stored media that the JSON of a project may name, by key or by their address on this server: its own, and what
 * its clips show of the same user's other projects. The one rule for rendering, checking and packing a project.
 */
public final class NamedMedia {

  private static final String ADDRESS = "/media/";

  /** How references to masks that are drawn by code begin. */
  private static final String DRAWN = "@transitions/";

  private final long project;
  private final Set<String> shown;

  private NamedMedia(long project, Set<String> shown) {
    this.project = project;
    this.shown = shown;
  }

  /** The media of a project whose document is {@link ProjectDocument}'s, which lists what its clips show. */
  public static NamedMedia of(ObjectNode document, long project) {
    Set<String> shown = new HashSet<>();
    document.path("files").forEach(file -> shown.add(file.path("path").asText()));
    return new NamedMedia(project, Set.copyOf(shown));
  }

  /** The key of the media that a path means; empty when the project may not name it. */
  public Optional<String> key(String path) {
    return key(path, this::mayUse);
  }

  private boolean mayUse(String key) {
    return key.startsWith(MediaNames.fileFolder(project)) || key.startsWith(MediaNames.outputFolder(project))
        || shown.contains(key);
  }

  /** The key that a path means, where it is a legal one that may be used. */
  static Optional<String> key(String path, Predicate<String> mayUse) {
    return Optional.of(local(path)).filter(NamedMedia::isLegal).filter(mayUse);
  }

  /** Whether a path means a mask that is drawn by code. */
  public static boolean isDrawn(String path) {
    return path.replace('\\', '/').startsWith(DRAWN);
  }

  /** What is said of a path that may not be used. */
  public static String refusal(String path) {
    return "The project may not use \"" + path
        + "\"; only media of its own can be named, by their path on this server, such as"
        + " \"video/files/1/mask.png\".";
  }

  private static String local(String path) {
    String local = address(path).map(URI::getPath).orElse(path);
    int media = local.indexOf(ADDRESS);
    return media >= 0 ? local.substring(media + ADDRESS.length()) : local.replaceFirst("^/+", "");
  }

  private static Optional<URI> address(String path) {
    try {
      return Optional.of(URI.create(path)).filter(uri -> uri.getScheme() != null && uri.getPath() != null);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static boolean isLegal(String key) {
    try {
      StorageKey.checked(key);
      return true;
    } catch (StorageException illegal) {
      return false;
    }
  }
}
