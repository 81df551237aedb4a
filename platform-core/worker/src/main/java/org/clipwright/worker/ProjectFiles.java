package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.still.TransitionMask;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectException;

/**
 * Finds the files that a stored project names: media that it may use, and masks that are drawn by code. It cannot name
 * anything else on this machine, and neither can a project inside it.
 *
 * @param media the stored media
 * @param named the media that the project may use
 * @param masks folder for drawn masks
 */
record ProjectFiles(LocalMedia media, NamedMedia named, Path masks) implements PathResolver {

  /** The files of a project's document, which lists the media that its clips show. */
  static ProjectFiles of(ObjectNode document, long project, LocalMedia media, Path masks) {
    return new ProjectFiles(media, NamedMedia.of(document, project), masks);
  }

  @Override
  public Path resolve(String path) {
    return TransitionMask.file(path, masks).orElseGet(() -> own(path));
  }

  /** The content of the media that a text names; empty where it names none. */
  Optional<String> content(String text) {
    return named.key(text).flatMap(media::mark);
  }

  private Path own(String path) {
    String key = named.key(path).orElseThrow(() -> new ProjectException(NamedMedia.refusal(path)));
    try {
      return media.file(key);
    } catch (PlatformException missing) {
      throw new ProjectException(
          "The project's media \"" + path + "\" is unavailable: " + missing.getMessage(), missing);
    }
  }
}
