package org.clipwright.plugin.effects.picture.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class HueCircleTest {

  @Test
  void hueSaturationAndValueAreWholeNumbers() {
    assertThat(HueCircle.of(new Color(68, 170, 255, 9))).isEqualTo(new HueCircle(207, 187, 255, 9));
    assertThat(HueCircle.of(Color.GRAY)).isEqualTo(new HueCircle(0, 0, 128, 255));
  }

  @Test
  void aColorTurnedOnceRoundIsNearlyItself() {
    assertThat(HueCircle.of(new Color(68, 170, 255)).turned(360, 1, 1).color()).isEqualTo(new Color(68, 171, 255));
    assertThat(HueCircle.of(Color.RED).turned(120, 1, 1).color()).isEqualTo(Color.GREEN);
    assertThat(HueCircle.of(Color.RED).turned(-60, 1, 0.5).color()).isEqualTo(new Color(128, 0, 128));
  }
}
