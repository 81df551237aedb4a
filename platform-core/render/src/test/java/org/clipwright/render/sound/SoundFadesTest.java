package org.clipwright.render.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** Tests how transitions fade sound. */
class SoundFadesTest {

  /** Clips of two seconds that begin a second after each other, and a transition over the second from 1 to 2. */
  private static Timeline timeline(int clips, boolean hint) {
    String list = IntStream.range(0, clips)
        .mapToObj(i -> "{\"id\":\"C%d\",\"layer\":1,\"position\":%s,\"start\":0,\"end\":2}".formatted(i,
            i == 2 ? "1.5" : i))
        .collect(Collectors.joining(","));
    return new ProjectReader(Path::of).read("""
        {"width":16,"height":16,"fps":{"num":10,"den":1},"clips":[%s],
         "effects":[{"type":"Mask","layer":1,"position":1,"start":0,"end":1,"fade_audio_hint":%s}]}""".formatted(list,
        hint));
  }

  private static SoundFades fades(Timeline timeline, int clip) {
    return SoundFades.of(timeline.clips().get(clip), timeline);
  }

  @Test
  void twoClipsCrossWithEqualPower() {
    Timeline timeline = timeline(2, true);
    for (long frame = 11; frame <= 20; frame++) {
      double out = fades(timeline, 0).gain(frame);
      double in = fades(timeline, 1).gain(frame);
      assertThat(out * out + in * in).isCloseTo(1, within(1e-12));
    }
    assertThat(fades(timeline, 0).gain(11)).isEqualTo(1);
    assertThat(fades(timeline, 1).gain(11)).isZero();
    assertThat(fades(timeline, 1).gainBefore(11)).isZero();
    assertThat(fades(timeline, 1).gain(20)).isEqualTo(1);
  }

  @Test
  void outsideTheTransitionAndWithoutTheHintSoundStaysAsItIs() {
    assertThat(fades(timeline(2, true), 0).gain(10)).isEqualTo(1);
    assertThat(fades(timeline(2, true), 1).gain(21)).isEqualTo(1);
    assertThat(fades(timeline(2, false), 1).gain(12)).isEqualTo(1);
  }

  @Test
  void noneOfThreeClipsFades() {
    assertThat(fades(timeline(3, true), 0).gain(15)).isEqualTo(1);
    assertThat(fades(timeline(3, true), 1).gain(15)).isEqualTo(1);
  }
}
