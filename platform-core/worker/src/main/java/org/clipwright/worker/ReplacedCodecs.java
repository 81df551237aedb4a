package org.clipwright.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.services.resource.Export;

/** What an export's owner is told where this build of FFmpeg lacks an encoder and another one writes instead. */
final class ReplacedCodecs {

  private ReplacedCodecs() {}

  /** A sentence for each codec of the settings that is written by another encoder. */
  static List<String> of(Export.Settings settings) {
    return Stream.of(settings.videoCodec().strip(), settings.audioCodec().strip())
        .flatMap(asked -> sentence(asked).stream())
        .toList();
  }

  private static Optional<String> sentence(String asked) {
    return FfmpegEncoderOpener.standIn(asked)
        .map(writes -> "\"" + asked + "\" is not part of this server's FFmpeg; \"" + writes
            + "\" was used instead.");
  }
}
