package org.clipwright.services.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.ProjectDocument;

/**
 * The stored media that a project's JSON may reference, by key or by address on this server: its own, and what its
 * clips show of the same user's other projects. Rendering, checking and packing a project share this rule.
 */
public final class NamedMedia {

  private static final String ADDRESS = "/media/";

  /** The prefix of references to masks that are drawn by code. */
  private static final String DRAWN = "@transitions/";

  private final long project;
  private final Set<String> shown;

  private NamedMedia(long project, Set<String> shown) {
    this.project = project;
    this.shown = shown;
  }

  /** The media of a project whose document was written by {@link ProjectDocument}, which lists what its clips show. */
  public static NamedMedia of(ObjectNode document, long project) {
    Set<String> shown = new HashSet<>();
    document.path("files").forEach(file -> shown.add(file.path("path").asText()));
    return new NamedMedia(project, Set.copyOf(shown));
  }

  /** The key of the media that a path refers to; empty when the project may not use it. */
  public Optional<String> key(String path) {
    return key(path, this::mayUse);
  }

  private boolean mayUse(String key) {
    return key.startsWith(MediaNames.fileFolder(project)) || key.startsWith(MediaNames.outputFolder(project))
        || shown.contains(key);
  }

  /** The key that a path refers to, where it is valid and may be used. */
  public static Optional<String> key(String path, Predicate<String> mayUse) {
    return Optional.of(local(path)).filter(NamedMedia::isLegal).filter(mayUse);
  }

  /** Whether a path refers to a mask that is drawn by code. */
  public static boolean isDrawn(String path) {
    return path.replace('\\', '/').startsWith(DRAWN);
  }

  /** The message about a path that may not be used. */
  public static String refusal(String path) {
    return "The project may not use \"" + path
        + "\"; it can use only its own media, named by their path on this server, such as"
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
