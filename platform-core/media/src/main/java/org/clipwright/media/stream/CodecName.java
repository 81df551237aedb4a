package org.clipwright.media.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;

import java.util.HexFormat;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.clipwright.render.codec.MediaException;

/**
 * What browsers call codecs, as in RFC 6381 and ISO/IEC 14496-15. FFmpeg's function for this takes HEVC only as it is
 * outside of MP4.
 */
final class CodecName {

  /** AAC in its low complexity, which is all that FFmpeg encodes. */
  private static final String AAC = "mp4a.40.2";

  private static final int H264_SETUP = 4;
  private static final int HEVC_SETUP = 13;
  private static final int HEVC_CONSTRAINTS = 6;
  private static final int HEVC_LEVEL = 12;

  private CodecName() {}

  /** The name of the codec of a stream that is written as MP4. */
  static String of(AVCodecParameters stream) {
    return switch (stream.codec_id()) {
      case AV_CODEC_ID_H264 -> "avc1." + HexFormat.of().formatHex(setup(stream, H264_SETUP), 1, H264_SETUP);
      case AV_CODEC_ID_HEVC -> hevc(setup(stream, HEVC_SETUP));
      default -> AAC;
    };
  }

  private static String hevc(byte[] setup) {
    int first = setup[1] & 255;
    int space = first >> 6;
    int compatible = setup[2] << 24 | (setup[3] & 255) << 16 | (setup[4] & 255) << 8 | setup[5] & 255;
    StringBuilder name = new StringBuilder("hvc1.")
        .append(space == 0 ? "" : String.valueOf((char) ('A' + space - 1))).append(first & 31)
        .append('.').append(Integer.toHexString(Integer.reverse(compatible)).toUpperCase(Locale.ROOT))
        .append((first & 32) == 0 ? ".L" : ".H").append(setup[HEVC_LEVEL] & 255);
    int last = HEVC_LEVEL - 1;
    while (last >= HEVC_CONSTRAINTS && setup[last] == 0) {
      last--;
    }
    for (int i = HEVC_CONSTRAINTS; i <= last; i++) {
      name.append('.').append(Integer.toHexString(setup[i] & 255).toUpperCase(Locale.ROOT));
    }
    return name.toString();
  }

  private static byte[] setup(AVCodecParameters stream, int length) {
    if (stream.extradata_size() < length) {
      throw new MediaException("The encoder does not say what players need to know about its pictures.");
    }
    byte[] setup = new byte[length];
    stream.extradata().get(setup);
    return setup;
  }
}
