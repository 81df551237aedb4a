package org.clipwright.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FAST_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;

/**
 * Converts and scales decoded pictures by swscale, keeping the contexts of the last few kinds. One thread at a time uses
 * it; the lock is for pictures that travel between threads.
 *
 * <p>Only the filter's own flag is passed on, as the original engine does: the results are the bytes of FFmpeg's
 * {@code scale} filter with {@code flags=bicubic}.
 */
final class PixelConverter implements AutoCloseable {

  private static final int MOST_CONTEXTS = 6;
  private static final int UNITY = 1 << 16;

  private record Kind(
      int width, int height, int format, int targetWidth, int targetHeight, int targetFormat, int flags, int matrix, int range) {}

  private final Map<Kind, SwsContext> contexts = new LinkedHashMap<>(16, 0.75f, true);
  private final PointerPointer<Pointer> targetData = new PointerPointer<>(4);
  private final IntPointer targetStride = new IntPointer(4);

  /** Converts to straight RGBA at the frame's size. */
  synchronized void toRgba(AVFrame source, Frame target, Scaling scaling, Fidelity fidelity) {
    SwsContext context = context(source, target.width(), target.height(), AV_PIX_FMT_RGBA, scaling, fidelity);
    BytePointer pixels = new BytePointer(new AddressPointer(target.pixels().address()));
    targetData.put(0, pixels);
    targetStride.put(0, target.width() * 4);
    scale(context, source, targetData, targetStride);
  }

  /** Converts into another picture's format and size. */
  synchronized void convert(AVFrame source, AVFrame target, Scaling scaling, Fidelity fidelity) {
    SwsContext context = context(source, target.width(), target.height(), target.format(), scaling, fidelity);
    scale(context, source, target.data(), target.linesize());
  }

  private static void scale(SwsContext context, AVFrame source, PointerPointer<?> data, IntPointer strides) {
    int rows = sws_scale(context, source.data(), source.linesize(), 0, source.height(), data, strides);
    if (rows <= 0) {
      throw new MediaException("A picture of " + source.width() + "x" + source.height() + " cannot be converted.");
    }
  }

  private SwsContext context(
      AVFrame source, int width, int height, int format, Scaling scaling, Fidelity fidelity) {
    int flags = scaling == Scaling.BICUBIC ? SWS_BICUBIC : SWS_FAST_BILINEAR;
    int matrix = fidelity.original() ? SWS_CS_DEFAULT : matrix(source.colorspace());
    int range = isFullRange(source, fidelity) ? 1 : 0;
    Kind kind = new Kind(source.width(), source.height(), source.format(), width, height, format, flags, matrix, range);
    SwsContext known = contexts.get(kind);
    if (known != null) {
      return known;
    }
    if (contexts.size() >= MOST_CONTEXTS) {
      Map.Entry<Kind, SwsContext> eldest = contexts.entrySet().iterator().next();
      sws_freeContext(eldest.getValue());
      contexts.remove(eldest.getKey());
    }
    SwsContext context = open(kind);
    contexts.put(kind, context);
    return context;
  }

  private static SwsContext open(Kind kind) {
    SwsContext context = sws_getContext(kind.width, kind.height, kind.format, kind.targetWidth, kind.targetHeight,
        kind.targetFormat, kind.flags, null, null, (DoublePointer) null);
    if (context == null) {
      throw new MediaException(
          "Pictures of " + kind.width + "x" + kind.height + " cannot be scaled to " + kind.targetWidth + "x"
              + kind.targetHeight + ".");
    }
    if (kind.matrix != SWS_CS_DEFAULT || kind.range == 1) {
      sws_setColorspaceDetails(context, sws_getCoefficients(kind.matrix), kind.range,
          sws_getCoefficients(SWS_CS_DEFAULT), 0, 0, UNITY, UNITY);
    }
    return context;
  }

  /** Whether a picture's colours are coded in another way than those of the files written here. */
  static boolean changesColors(AVFrame source, Fidelity fidelity) {
    boolean otherMatrix = fidelity == Fidelity.CORRECT && matrix(source.colorspace()) != SWS_CS_DEFAULT;
    return otherMatrix || isFullRange(source, fidelity);
  }

  private static int matrix(int colorspace) {
    boolean known = colorspace == AVCOL_SPC_BT709 || colorspace == AVCOL_SPC_FCC || colorspace == AVCOL_SPC_SMPTE240M
        || colorspace == AVCOL_SPC_BT2020_NCL || colorspace == AVCOL_SPC_BT2020_CL;
    return known ? colorspace : SWS_CS_DEFAULT;
  }

  private static boolean isFullRange(AVFrame source, Fidelity fidelity) {
    return switch (source.format()) {
      case AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P, AV_PIX_FMT_YUVJ411P -> true;
      default -> fidelity == Fidelity.CORRECT && source.color_range() == AVCOL_RANGE_JPEG;
    };
  }

  @Override
  public synchronized void close() {
    contexts.values().forEach(org.bytedeco.ffmpeg.global.swscale::sws_freeContext);
    contexts.clear();
    targetData.close();
    targetStride.close();
  }
}
