package org.clipwright.timeline.exchange.otio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clipwright.timeline.exchange.otio.OtioItem.MediaReference;

/** The path of a clip's media. */
final class ReadMedia {

  private static final String EXTERNAL = "ExternalReference";
  private static final String MISSING = "MissingReference";

  private ReadMedia() {}

  /** The path, or the name by which the media must be found; empty if the media are not a file. */
  static String path(OtioItem.Clip clip) {
    MediaReference media = clip.media();
    if (media.schema().startsWith(EXTERNAL) && !media.url().isBlank()) {
      return decoded(media.url());
    }
    if (media.schema().startsWith(MISSING) || media.schema().startsWith(EXTERNAL)) {
      return media.name().isBlank() ? clip.common().name() : media.name();
    }
    return "";
  }

  /** Some programs write plain paths, in which percent signs stand for themselves. */
  private static String decoded(String url) {
    String path = url.replaceFirst("^file:(//[^/]*)?(?=/)", "");
    return unescaped(path).orElse(path);
  }

  private static Optional<String> unescaped(String path) {
    if (path.matches("(?s).*%(?![0-9A-Fa-f]{2}).*")) {
      return Optional.empty();
    }
    return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
