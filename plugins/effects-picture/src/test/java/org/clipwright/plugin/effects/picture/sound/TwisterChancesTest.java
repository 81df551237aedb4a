package org.clipwright.plugin.effects.picture.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against numbers that the standard's own generator gives. */
class TwisterChancesTest {

  @Test
  void everyParticleHasTheFirstNumbersOfItsOwnTwister() {
    float[] chances = TwisterChances.of(2);

    assertThat(chances).hasSize(8);
    assertThat(chances[0]).isCloseTo(0.823273196f, within(1e-7f));
    assertThat(chances[1]).isCloseTo(0.855387021f, within(1e-7f));
    assertThat(chances[2]).isCloseTo(0.789077056f, within(1e-7f));
    assertThat(chances[3]).isCloseTo(0.333694039f, within(1e-7f));
    assertThat(chances[4]).isCloseTo(0.467625523f, within(1e-7f));
    assertThat(chances[5]).isCloseTo(0.163185946f, within(1e-7f));
    assertThat(chances[6]).isCloseTo(0.304224714f, within(1e-7f));
    assertThat(chances[7]).isCloseTo(0.498008654f, within(1e-7f));
  }

  @Test
  void noNumberReachesOne() {
    for (float chance : TwisterChances.of(1280)) {
      assertThat(chance).isBetween(0f, Math.nextDown(1f));
    }
  }
}
