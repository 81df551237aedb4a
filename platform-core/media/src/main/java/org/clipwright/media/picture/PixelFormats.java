package org.clipwright.media.picture;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_PIX_FORMAT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_ARGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P10LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA444P10LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.clipwright.render.codec.VideoRate;

/** Chooses the pixel format for an encoder. */
public final class PixelFormats {

  /** By preference: VP9 lists formats after these whose transparency it cannot encode. */
  private static final int[] TRANSPARENT = {
    AV_PIX_FMT_RGBA, AV_PIX_FMT_BGRA, AV_PIX_FMT_ARGB, AV_PIX_FMT_YUVA444P10LE, AV_PIX_FMT_YUVA420P};

  private PixelFormats() {}

  /**
   * The planar 4:2:0 format if the encoder supports it, otherwise the first of its own list; for JPEG, the full-range
   * one.
   */
  public static int forEncoder(AVCodec codec, VideoRate rate) {
    List<Integer> supported = supported(codec);
    boolean lossless = rate.mode() == VideoRate.Mode.CRF && rate.value() == 0
        && codec.name().getString().equals("libx264");
    if (lossless && supported.contains(AV_PIX_FMT_YUV444P)) {
      return AV_PIX_FMT_YUV444P;
    }
    if (codec.id() == AV_CODEC_ID_MJPEG) {
      return AV_PIX_FMT_YUVJ420P;
    }
    for (int wish : new int[] {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUV422P10LE, AV_PIX_FMT_RGBA}) {
      if (supported.contains(wish)) {
        return wish;
      }
    }
    return supported.isEmpty() ? AV_PIX_FMT_YUV420P : supported.getFirst();
  }

  /** The format in which an encoder writes transparency, of all colours if it can; empty if it cannot. */
  public static OptionalInt transparent(AVCodec codec) {
    List<Integer> able = supported(codec).stream().filter(PixelFormats::hasAlpha).toList();
    return IntStream.concat(IntStream.of(TRANSPARENT).filter(able::contains), able.stream().mapToInt(format -> format))
        .findFirst();
  }

  /** Colours of a palette are few, and at most one of them is transparent. */
  private static boolean hasAlpha(int format) {
    long flags = av_pix_fmt_desc_get(format).flags();
    return (flags & AV_PIX_FMT_FLAG_ALPHA) != 0 && (flags & AV_PIX_FMT_FLAG_PAL) == 0;
  }

  private static List<Integer> supported(AVCodec codec) {
    List<Integer> formats = new ArrayList<>();
    try (PointerPointer<Pointer> list = new PointerPointer<>(1); IntPointer count = new IntPointer(1)) {
      int code = avcodec_get_supported_config(null, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, list, count);
      Pointer first = list.get(0);
      if (code < 0 || first == null) {
        return formats;
      }
      IntPointer values = new IntPointer(first);
      for (int i = 0; i < count.get() && values.get(i) != AV_PIX_FMT_NONE; i++) {
        formats.add(values.get(i));
      }
    }
    return formats;
  }

  /** A length that the format's chroma planes can be halved by, rounded down to even where required. */
  public static int fitting(int length, int format) {
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
    int shift = Math.max(descriptor.log2_chroma_w(), descriptor.log2_chroma_h());
    return Math.max(1 << shift, length >> shift << shift);
  }

  public static boolean isYuv(int format) {
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
    return (descriptor.flags() & AV_PIX_FMT_FLAG_RGB) == 0 && descriptor.nb_components() >= 3;
  }

  public static boolean isFullRange(int format) {
    return format == AV_PIX_FMT_YUVJ420P || format == AV_PIX_FMT_YUVJ444P;
  }
}
