package org.clipwright.media.encode;

import java.util.Map;
import java.util.Optional;

/** The encoders of graphics cards, which work only on machines with such a card. */
final class CardEncoders {

  private static final Map<String, String> MAKERS =
      Map.of("nvenc", "NVIDIA", "qsv", "Intel (Quick Sync)", "amf", "AMD");

  private static final Map<String, String> OF_THE_PROCESSOR =
      Map.of("h264", "libx264", "hevc", "libx265", "av1", "libsvtav1");

  private CardEncoders() {}

  /** Why an encoder that could not be opened cannot work on this machine; empty if it needs no graphics card. */
  static Optional<String> refusal(String encoder) {
    int end = encoder.lastIndexOf('_');
    String maker = end < 0 ? null : MAKERS.get(encoder.substring(end + 1));
    return maker == null ? Optional.empty()
        : Optional.of("The video codec " + encoder + " needs a graphics card of " + maker
            + " with its driver, and this machine has none that can be used. Use "
            + Codecs.video(OF_THE_PROCESSOR.get(encoder.substring(0, end))).name().getString() + " instead.");
  }
}
