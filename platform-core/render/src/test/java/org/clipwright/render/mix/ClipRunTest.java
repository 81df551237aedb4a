package org.clipwright.render.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.render.codec.OwnFormatSound;
import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.sound.SampleClock;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class ClipRunTest {

  private static final SoundFormat MONO = new SoundFormat(48_000, 1, 4, new Rational(30, 1), 90, 3, 0);

  private final OwnFormatSound source = new OwnFormatSound(MONO);
  private final AudioBlock block = new AudioBlock(2, 0, 48_000);

  private ClipRun run(Fidelity fidelity, double position, double end) {
    return run(fidelity, position, end, "1");
  }

  private ClipRun run(Fidelity fidelity, double position, double end, String time) {
    String json =
        """
        {"width": 64, "height": 36, "fps": {"num": 30, "den": 1}, "sample_rate": 48000, "channels": 2,
         "channel_layout": 3, "clips": [{"position": %s, "start": 0, "end": %s, "time": %s}]}
        """
            .formatted(position, end, time);
    Timeline timeline = new ProjectReader(Path::of).read(json);
    return new ClipRun(timeline.clips().getFirst(), new SampleClock(timeline.profile()), fidelity, source);
  }

  private float[] read(ClipRun run, long frame) {
    run.read(frame, block);
    return block.channel(0).clone();
  }

  @Test
  void originalFrameAloneIsAsAfterAllBeforeIt() {
    ClipRun inOrder = run(Fidelity.ORIGINAL, 1, 3);
    float[] expected = {};
    for (long frame = 31; frame <= 40; frame++) {
      expected = read(inOrder, frame);
    }

    assertThat(read(run(Fidelity.ORIGINAL, 1, 3), 40)).isEqualTo(expected);
    assertThat(expected[0]).isEqualTo(9 * 1600 + 64);
  }

  @Test
  void aFrameAlongATimeCurveIsAsAfterAllBeforeItInAnyOrder() {
    String slower = """
        {"Points": [{"co": {"X": 1, "Y": 1}, "interpolation": 1}, {"co": {"X": 60, "Y": 34}, "interpolation": 1}]}""";
    ClipRun inOrder = run(Fidelity.CORRECT, 0, 3, slower);
    float[] expected = {};
    for (long frame = 1; frame <= 40; frame++) {
      expected = read(inOrder, frame);
    }
    ClipRun backAndForth = run(Fidelity.CORRECT, 0, 3, slower);
    read(backAndForth, 50);

    assertThat(expected[100]).isPositive();
    assertThat(read(run(Fidelity.CORRECT, 0, 3, slower), 40)).isEqualTo(expected);
    assertThat(read(backAndForth, 40)).isEqualTo(expected);
  }

  @Test
  void originalFramesGoBackAndAhead() {
    ClipRun run = run(Fidelity.ORIGINAL, 0, 3);

    assertThat(read(run, 10)[0]).isEqualTo(9 * 1600 + 64);
    assertThat(read(run, 1)[0]).isEqualTo(0);
    assertThat(read(run, 5)[0]).isEqualTo(4 * 1600 + 64);
    assertThat(source.restarts()).isEqualTo(2);
  }

  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void framesFarFromTheStartAreReadAlone() {
    ClipRun run = run(Fidelity.ORIGINAL, -1e9, 2e9);

    run.read(2_000_000_000L, block);

    assertThat(block.samples()).isEqualTo(1600);
  }
}
