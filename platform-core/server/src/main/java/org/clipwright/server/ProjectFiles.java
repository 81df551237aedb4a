package org.clipwright.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.clipwright.render.TransitionMask;
import org.clipwright.services.MediaNames;
import org.clipwright.services.PlatformException;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectException;

/**
 * Finds the files that a stored project names: its own media, by key or by their address on this server, and the masks that
 * are drawn by code. Nothing else of this machine can be named.
 *
 * @param media the stored media
 * @param project whose media may be named
 * @param others keys of media of other projects that its clips show
 * @param masks folder for drawn masks
 */
record ProjectFiles(LocalMedia media, long project, Set<String> others, Path masks) implements PathResolver {

  private static final String MEDIA_PATH = "/media/";

  /** The files of a project's document, which lists the media that its clips show. */
  static ProjectFiles of(ObjectNode document, long project, LocalMedia media, Path masks) {
    Set<String> listed = new HashSet<>();
    document.path("files").forEach(file -> listed.add(file.path("path").asText()));
    return new ProjectFiles(media, project, Set.copyOf(listed), masks);
  }

  @Override
  public Path resolve(String path) {
    return TransitionMask.file(path, masks).orElseGet(() -> own(path));
  }

  private Path own(String path) {
    String key = key(path);
    boolean belongs =
        key.startsWith(MediaNames.fileFolder(project))
            || key.startsWith(MediaNames.outputFolder(project))
            || others.contains(key);
    if (!belongs) {
      throw new ProjectException("The project may not use \"" + path + "\"; only its own files can be named.");
    }
    try {
      return media.file(key);
    } catch (PlatformException missing) {
      throw new ProjectException("The project's media \"" + path + "\" cannot be had: " + missing.getMessage());
    }
  }

  private static String key(String path) {
    String local = address(path).map(URI::getPath).orElse(path);
    int media = local.indexOf(MEDIA_PATH);
    return media >= 0 ? local.substring(media + MEDIA_PATH.length()) : local.replaceFirst("^/+", "");
  }

  private static Optional<URI> address(String path) {
    try {
      return Optional.of(URI.create(path)).filter(uri -> uri.getScheme() != null && uri.getPath() != null);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
