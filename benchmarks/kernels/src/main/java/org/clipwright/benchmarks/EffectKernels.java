package org.clipwright.benchmarks;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakePictureContext;
import org.clipwright.sdk.testkit.TestBlocks;
import org.clipwright.sdk.testkit.TestFrames;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One opaque frame of 1280x720 through each picture effect, on one thread, beside a mere copy of the frame. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EffectKernels {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /** A name in {@link EffectSettings}. */
  @Param({
    "copy", "AnalogTape", "AudioVisualization", "Bars", "Blur", "BlurAcross", "BlurDown", "Brightness",
    "Caption", "ChromaKey", "ColorGrade", "ColorGradeAll", "ColorMap", "ColorShift", "Crop", "Deinterlace",
    "DenoiseImage", "Displace", "FilmGrain", "Glow", "Hue", "LensFlare", "Mask", "Negate", "Outline", "Pixelate",
    "Saturation", "Shadow", "Sharpen", "Shift", "SphericalProjection", "SphericalProjectionTurning", "Timer", "Wave"
  }) public String effect;

  private Arena arena;
  private Frame original;
  private Frame one;
  private Frame other;
  private PictureFilter filter;
  private FakeEffectSetup setup;
  private Map<String, Frame> pictures = Map.of();
  private final AudioBlock sound = TestBlocks.noise(2, 1600, 48_000, 5);
  private long number;

  /** Opens the effect and allocates the frames. */
  @Setup
  public void open() {
    arena = Arena.ofShared();
    original = TestFrames.noise(arena, WIDTH, HEIGHT, 1);
    one = TestFrames.noise(arena, WIDTH, HEIGHT, 2);
    other = TestFrames.noise(arena, WIDTH, HEIGHT, 3);
    EffectSettings settings = EffectSettings.BY_NAME.get(effect);
    if (settings != null) {
      PictureEffect kind = settings.effect().get();
      setup = settings.setup(kind);
      filter = kind.open(setup);
      Frame picture = TestFrames.noise(arena, WIDTH, HEIGHT, 4);
      settings.picture().ifPresent(parameter -> pictures = Map.of(parameter, picture));
    }
  }

  /** Gives back what was opened. */
  @TearDown
  public void close() {
    if (filter != null) {
      filter.close();
    }
    arena.close();
  }

  /** The next frame of a clip; the copy that each run begins with is the row "copy". */
  @Benchmark
  public Frame frame() {
    one.copyFrom(original);
    return filter == null ? one : applied(++number);
  }

  private Frame applied(long frameNumber) {
    Layout layout = filter.layout(context(one, one, 0, frameNumber));
    Frame source = one;
    for (int pass = 0; pass < layout.passes(); pass++) {
      Frame target = layout.reach() == Layout.Reach.PICTURE ? apartFrom(source) : source;
      filter.apply(context(source, target, pass, frameNumber), new Rows(0, target.height()));
      source = target;
    }
    return source;
  }

  private Frame apartFrom(Frame frame) {
    return frame == one ? other : one;
  }

  private FakePictureContext context(Frame source, Frame target, int pass, long frameNumber) {
    return new FakePictureContext(setup.context(frameNumber), source, target, pass, pictures, sound);
  }
}
