package org.clipwright.media.still;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.input.FileName;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.media.picture.PixelConverter;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.MediaInfo;

/**
 * The pictures of an animated WebP file: each part is decoded as a still picture and drawn over what remains of those
 * before. One thread at a time.
 */
public final class WebpPictures implements PictureSource {

  private final Path path;
  private final WebpAnimation animation;
  private final MediaInfo info;
  private final SeekableByteChannel file;
  private final Arena arena = Arena.ofShared();
  private final Frame canvas;
  private final PixelConverter converter = new PixelConverter();
  private int shown = -1;

  private WebpPictures(Path path, WebpAnimation animation, SeekableByteChannel file) throws IOException {
    this.path = path;
    this.animation = animation;
    this.file = file;
    this.info = animation.info(file.size());
    this.canvas = Frame.allocate(arena, animation.width(), animation.height());
  }

  public static WebpPictures open(Path path) {
    WebpAnimation animation = WebpAnimation.of(path);
    try {
      return new WebpPictures(path, animation, Files.newByteChannel(path));
    } catch (IOException unreadable) {
      throw new MediaException(FileName.of(path) + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
    }
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public DecodedPicture picture(long number) {
    showUpTo(animation.index(number));
    return new AvPicture(copy(), converter, Fidelity.CORRECT, AvPicture.Ownership.TAKEN);
  }

  private void showUpTo(int wanted) {
    if (wanted < shown) {
      shown = -1;
    }
    int first = lastCovering(wanted);
    boolean anew = shown < 0 || first > shown + 1;
    if (anew) {
      canvas.clear();
    }
    for (int i = first; i <= wanted; i++) {
      if (clears(i - 1) && !(anew && i == first)) {
        clear(animation.parts().get(i - 1));
      }
      lay(animation.parts().get(i));
      shown = i;
    }
  }

  private boolean clears(int part) {
    return part >= 0 && animation.parts().get(part).cleared();
  }

  /** The last part up to the wanted one that hides everything below it, or else the next one. */
  private int lastCovering(int wanted) {
    for (int i = wanted; i > shown + 1; i--) {
      WebpAnimation.FrameChunk part = animation.parts().get(i);
      if (!part.blended() && part.covers(animation.width(), animation.height())) {
        return i;
      }
    }
    return shown + 1;
  }

  private void clear(WebpAnimation.FrameChunk part) {
    for (int y = part.top(); y < Math.min(canvas.height(), part.top() + part.height()); y++) {
      for (int x = part.left(); x < Math.min(canvas.width(), part.left() + part.width()); x++) {
        canvas.pixel(y * canvas.width() + x, 0);
      }
    }
  }

  private void lay(WebpAnimation.FrameChunk part) {
    AVFrame decoded = decode(part);
    try (Arena own = Arena.ofConfined()) {
      Frame pixels = Frame.allocate(own, decoded.width(), decoded.height());
      converter.toRgba(decoded, pixels, Scaling.BICUBIC, Fidelity.CORRECT);
      for (int y = 0; y < Math.min(pixels.height(), canvas.height() - part.top()); y++) {
        for (int x = 0; x < Math.min(pixels.width(), canvas.width() - part.left()); x++) {
          int at = (y + part.top()) * canvas.width() + x + part.left();
          int pixel = pixels.pixel(y * pixels.width() + x);
          canvas.pixel(at, part.blended() ? over(pixel, canvas.pixel(at)) : pixel);
        }
      }
    } finally {
      av_frame_free(decoded);
    }
  }

  /** Blends one straight-alpha colour over another. */
  private static int over(int upper, int lower) {
    int alpha = upper >>> 24;
    if (alpha == 255 || lower >>> 24 == 0) {
      return upper;
    }
    int below = (lower >>> 24) * (255 - alpha) / 255;
    int both = alpha + below;
    if (both == 0) {
      return 0;
    }
    int result = both << 24;
    for (int shift = 0; shift < 24; shift += 8) {
      int channel = ((upper >>> shift & 255) * alpha + (lower >>> shift & 255) * below + both / 2) / both;
      result |= Math.min(255, channel) << shift;
    }
    return result;
  }

  private AVFrame decode(WebpAnimation.FrameChunk part) {
    AVCodecContext context = open();
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try {
      ByteBuffer still = WebpAnimation.still(file, part);
      Native.check(av_new_packet(packet, still.limit()), "Not enough memory for a picture");
      packet.data().capacity(still.limit()).asByteBuffer().put(still);
      avcodec_send_packet(context, packet);
      avcodec_send_packet(context, null);
      if (avcodec_receive_frame(context, frame) < 0) {
        throw new MediaException(FileName.of(path) + " is damaged: one of its pictures cannot be decoded.");
      }
      return frame;
    } catch (IOException | MediaException failure) {
      av_frame_free(frame);
      throw failure instanceof MediaException known ? known
          : new MediaException(FileName.of(path) + " cannot be read: " + failure.getMessage() + ".", failure);
    } finally {
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }

  private AVCodecContext open() {
    AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_WEBP);
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.max_pixels(LargestPicture.PIXELS);
    context.thread_count(1);
    if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      avcodec_free_context(context);
      throw new MediaException(FileName.of(path) + " cannot be decoded.");
    }
    return context;
  }

  private AVFrame copy() {
    AVFrame frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_RGBA);
    frame.width(canvas.width());
    frame.height(canvas.height());
    Native.check(av_frame_get_buffer(frame, 0), "Not enough memory for a picture");
    long row = 4L * canvas.width();
    MemorySegment target =
        MemorySegment.ofAddress(frame.data(0).address()).reinterpret((long) frame.linesize(0) * canvas.height());
    for (int y = 0; y < canvas.height(); y++) {
      MemorySegment.copy(canvas.pixels(), y * row, target, (long) y * frame.linesize(0), row);
    }
    return frame;
  }

  @Override
  public void close() {
    converter.close();
    arena.close();
    try {
      file.close();
    } catch (IOException unclosable) {
      throw new MediaException(FileName.of(path) + " cannot be closed.", unclosable);
    }
  }
}
