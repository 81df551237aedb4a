package org.clipwright.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.clipwright.plugin.effects.sound.Compressor;
import org.clipwright.plugin.effects.sound.Delay;
import org.clipwright.plugin.effects.sound.Distortion;
import org.clipwright.plugin.effects.sound.Echo;
import org.clipwright.plugin.effects.sound.Expander;
import org.clipwright.plugin.effects.sound.Noise;
import org.clipwright.plugin.effects.sound.ParametricEq;
import org.clipwright.plugin.effects.sound.Robotization;
import org.clipwright.plugin.effects.sound.Whisperization;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.TestBlocks;
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

/** A second of stereo at 48 kHz, in blocks of a frame at 30 frames a second, through each sound effect as it comes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SoundKernels {

  private static final Map<String, Supplier<SoundEffect>> EFFECTS = Map.of(
      "Compressor", Compressor::new, "Delay", Delay::new, "Distortion", Distortion::new, "Echo", Echo::new,
      "Expander", Expander::new, "Noise", Noise::new, "ParametricEQ", ParametricEq::new,
      "Robotization", Robotization::new, "Whisperization", Whisperization::new);
  private static final int RATE = 48_000;
  private static final int FRAMES = 30;

  /** Class name of the effect to measure. */
  @Param({
    "Compressor", "Delay", "Distortion", "Echo", "Expander", "Noise", "ParametricEQ", "Robotization", "Whisperization"
  }) public String effect;

  private FakeEffectSetup setup;
  private SoundFilter filter;
  private AudioBlock block;

  /** Opens the effect. */
  @Setup
  public void open() {
    SoundEffect kind = EFFECTS.get(effect).get();
    setup = FakeEffectSetup.of(kind.descriptor());
    filter = kind.open(setup);
    block = TestBlocks.noise(2, RATE / FRAMES, RATE, 1);
  }

  @TearDown
  public void close() {
    filter.close();
  }

  /** One second of sound, frame by frame. */
  @Benchmark
  public AudioBlock second() {
    for (int frame = 1; frame <= FRAMES; frame++) {
      filter.apply(setup.context(frame), block);
    }
    return block;
  }
}
