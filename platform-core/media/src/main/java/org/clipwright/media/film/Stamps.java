package org.clipwright.media.film;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;

import java.util.Set;
import org.clipwright.media.input.InputFile;

/** What the times that a file gives its packets are times of. */
enum Stamps {
  /** When pictures are shown. */
  OF_PICTURES,
  /** When packets are decoded; pictures have none. */
  MISSING,
  /** When packets are decoded, though they are given as those of pictures: H.264 in MXF. */
  OF_DECODING;

  /** Containers and bare streams without times of pictures. */
  private static final Set<String> WITHOUT = Set.of("avi", "mpegvideo", "gxf");

  static Stamps of(InputFile input) {
    String format = input.container().iformat().name().getString();
    if (format.equals("mxf") && input.video().codecpar().codec_id() == AV_CODEC_ID_H264) {
      return OF_DECODING;
    }
    return WITHOUT.contains(format) ? MISSING : OF_PICTURES;
  }
}
