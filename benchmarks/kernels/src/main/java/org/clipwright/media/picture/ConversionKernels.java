package org.clipwright.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.testkit.TestFrames;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Between the pictures of video and frames, 1280x720, beside what swscale takes for the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ConversionKernels {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private Arena arena;
  private Frame frame;
  private AVFrame video;
  private AVFrame rgba;
  private PixelConverter swscale;
  private RgbaToYuv420 own;

  /** Allocates the pictures. */
  @Setup
  public void open() {
    arena = Arena.ofShared();
    frame = TestFrames.noise(arena, WIDTH, HEIGHT, 1);
    video = picture(AV_PIX_FMT_YUV420P);
    rgba = picture(AV_PIX_FMT_RGBA);
    swscale = new PixelConverter();
    own = new RgbaToYuv420(WIDTH);
    own.convert(frame, video);
    swscale.convert(video, rgba, Scaling.BICUBIC, Fidelity.CORRECT);
  }

  private static AVFrame picture(int format) {
    AVFrame picture = av_frame_alloc();
    picture.format(format);
    picture.width(WIDTH);
    picture.height(HEIGHT);
    Native.check(av_frame_get_buffer(picture, 0), "no memory for a picture");
    return picture;
  }

  /** Frees the pictures. */
  @TearDown
  public void close() {
    swscale.close();
    av_frame_free(video);
    av_frame_free(rgba);
    arena.close();
  }

  /** A decoded picture into a frame. */
  @Benchmark
  public void decodedToFrame() {
    swscale.toRgba(video, frame, Scaling.BICUBIC, Fidelity.CORRECT);
  }

  /** A frame into a picture for the encoder. */
  @Benchmark
  public void frameToVideo() {
    own.convert(frame, video);
  }

  /** The peer of {@link #frameToVideo()}. */
  @Benchmark
  public void frameToVideoBySwscale() {
    swscale.convert(rgba, video, Scaling.BICUBIC, Fidelity.CORRECT);
  }
}
