package org.clipwright.render.picture;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.testkit.TestFrames;
import org.clipwright.timeline.BlendMode;
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

/** One picture of 1280x720 drawn onto a frame of the same size, on one thread, beside a mere copy. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DrawingKernels {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private Arena arena;
  private RowSlices slices;
  private PictureDrawing drawing;
  private Frame opaque;
  private Frame translucent;
  private Frame target;

  /** Allocates the frames. */
  @Setup
  public void open() {
    arena = Arena.ofShared();
    slices = new RowSlices(1);
    drawing = new PictureDrawing(slices, Fidelity.CORRECT);
    opaque = TestFrames.noise(arena, WIDTH, HEIGHT, 1);
    translucent = TestFrames.translucentNoise(arena, WIDTH, HEIGHT, 2);
    target = TestFrames.noise(arena, WIDTH, HEIGHT, 3);
  }

  /** Frees the frames. */
  @TearDown
  public void close() {
    slices.close();
    arena.close();
  }

  /** The peer. */
  @Benchmark
  public void copy() {
    target.copyFrom(opaque);
  }

  /** Opaque, where it is. */
  @Benchmark
  public void opaque() {
    drawing.draw(opaque, Affine.IDENTITY, BlendMode.SOURCE_OVER, 1, target);
  }

  /** With alpha of its own, half shown, moved. */
  @Benchmark
  public void translucentMoved() {
    drawing.draw(translucent, Affine.translation(7, 5), BlendMode.SOURCE_OVER, 0.5, target);
  }

  /** Half as large. */
  @Benchmark
  public void scaled() {
    drawing.draw(opaque, Affine.scaling(0.5, 0.5), BlendMode.SOURCE_OVER, 1, target);
  }

  /** Turned a little. */
  @Benchmark
  public void rotated() {
    drawing.draw(opaque, Affine.rotation(10), BlendMode.SOURCE_OVER, 1, target);
  }

  /** Multiplied with what is below. */
  @Benchmark
  public void multiplied() {
    drawing.draw(opaque, Affine.IDENTITY, BlendMode.MULTIPLY, 1, target);
  }
}
