package org.clipwright.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of every width are converted within their own memory. */
class PixelConverterTest {

  private static final int HEIGHT = 6;
  private static final int MARGIN = 256;
  private static final byte UNTOUCHED = 0x5A;

  @ParameterizedTest
  @ValueSource(ints = {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUVA420P})
  void nothingIsWrittenBehindTheMemoryOfAPicture(int format) {
    for (int width = 1; width <= 136; width++) {
      assertThat(writtenBehind(format, width)).as("bytes behind a picture that is %d wide", width).isZero();
    }
  }

  private static long writtenBehind(int format, int width) {
    AVFrame source = av_frame_alloc();
    try (Arena arena = Arena.ofConfined(); PixelConverter converter = new PixelConverter()) {
      source.format(format);
      source.width(width);
      source.height(HEIGHT);
      Native.check(av_frame_get_buffer(source, 0), "Not enough memory for a picture");
      Watched memory = new Watched(arena);
      converter.toRgba(source, Frame.allocate(memory, width, HEIGHT), Scaling.BICUBIC, Fidelity.CORRECT);
      return memory.writtenBehind();
    } finally {
      av_frame_free(source);
    }
  }

  /** Gives memory whose surroundings it can look at afterwards. */
  private static final class Watched implements Arena {

    private final Arena arena;
    private MemorySegment margin;

    private Watched(Arena arena) {
      this.arena = arena;
    }

    @Override
    public MemorySegment allocate(long bytes, long alignment) {
      MemorySegment whole = arena.allocate(bytes + MARGIN, alignment);
      margin = whole.asSlice(bytes).fill(UNTOUCHED);
      return whole.asSlice(0, bytes);
    }

    long writtenBehind() {
      return margin.elements(ValueLayout.JAVA_BYTE).filter(b -> b.get(ValueLayout.JAVA_BYTE, 0) != UNTOUCHED).count();
    }

    @Override
    public MemorySegment.Scope scope() {
      return arena.scope();
    }

    @Override
    public void close() {
      arena.close();
    }
  }
}
