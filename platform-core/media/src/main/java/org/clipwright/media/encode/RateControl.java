package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;

/**
 * Sets an encoder's bit rate or quality and its speed.
 *
 * <p>The limits are the encoders' own: x264 and x265 accept a quality up to 51, VP8 from 4 to 63, VP9 and AV1 up to 63;
 * x264 and VP8 count whole kb/s, SVT-AV1 and OpenH264 take at most 100 Mb/s, and libaom 1 Gb/s.
 * Encoders without a quality setting get a bit rate that starts at 15 Mb/s and is multiplied by 0.912 at each step.
 */
final class RateControl {

  private RateControl() {}

  static void apply(String codec, VideoSettings settings, AVCodecContext encoder, AVDictionary options) {
    VideoRate rate = settings.rate();
    switch (rate.mode()) {
      case BITRATE -> bitrate(codec, rate.value(), encoder);
      case CRF -> quality(codec, "crf", rate.value(), encoder, options);
      case CQP, QP -> quality(codec, "qp", rate.value(), encoder, options);
    }
    speed(codec, settings.preset(), rate, options);
    Lookahead.limit(codec, settings, options);
  }

  private static void bitrate(String codec, long bitsPerSecond, AVCodecContext encoder) {
    encoder.bit_rate(withinLimits(codec, bitsPerSecond));
    if (codec.equals("mpeg2video") && bitsPerSecond >= 1_500_000) {
      encoder.qmin(2);
      encoder.qmax(30);
    }
  }

  /** Zero means the encoder's own. */
  private static long withinLimits(String codec, long bitsPerSecond) {
    return switch (codec) {
      case "libx264", "libx264rgb", "libvpx" -> bitsPerSecond == 0 ? 0 : Math.max(1000, bitsPerSecond);
      case "libsvtav1", "libopenh264" -> Math.min(100_000_000, bitsPerSecond);
      case "libaom-av1" -> Math.min(1_000_000_000, bitsPerSecond);
      default -> bitsPerSecond;
    };
  }

  private static void quality(
      String codec, String option, long value, AVCodecContext encoder, AVDictionary options) {
    switch (codec) {
      case "libx264", "libx265" -> av_dict_set(options, option, Long.toString(Math.clamp(value, 0, 51)), 0);
      case "libvpx" -> {
        encoder.bit_rate(10_000_000);
        av_dict_set(options, "crf", Long.toString(Math.clamp(value, 4, 63)), 0);
      }
      case "libvpx-vp9", "libaom-av1" -> {
        encoder.bit_rate(0);
        av_dict_set(options, "crf", Long.toString(Math.clamp(value, 0, 63)), 0);
      }
      case "libsvtav1" -> av_dict_set(options, option, Long.toString(Math.clamp(value, 0, 63)), 0);
      default -> encoder.bit_rate(Math.round(15_000_000 * Math.pow(0.912, Math.clamp(value, 0, 63))));
    }
  }

  private static void speed(String codec, String preset, VideoRate rate, AVDictionary options) {
    boolean lossless = codec.equals("libx264") && rate.mode() == VideoRate.Mode.CRF && rate.value() == 0;
    if (!preset.isEmpty()) {
      av_dict_set(options, "preset", preset, 0);
    } else if (lossless) {
      av_dict_set(options, "preset", "veryslow", 0);
    } else if (codec.equals("libsvtav1")) {
      av_dict_set(options, "preset", "6", 0);
    }
    switch (codec) {
      case "libaom-av1" -> {
        av_dict_set(options, "cpu-used", "3", 0);
        av_dict_set(options, "row-mt", "1", 0);
      }
      case "libvpx", "libvpx-vp9" -> av_dict_set(options, "deadline", "good", 0);
      case "libx265" -> av_dict_set(options, "x265-params", "log-level=none", 0);
      default -> {}
    }
  }
}
