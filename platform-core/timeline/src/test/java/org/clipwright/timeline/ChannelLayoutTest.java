package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChannelLayoutTest {

  @Test
  void everyNumberOfChannelsUpToEightHasALayout() {
    assertThat(ChannelLayout.values()).hasSize(27);
    assertThat(Arrays.stream(ChannelLayout.values()).map(ChannelLayout::channels).distinct())
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(Arrays.stream(ChannelLayout.values()).map(ChannelLayout::mask).distinct()).hasSize(27);
  }

  @Test
  void theUsualLayoutOfEachNumberIsAKnownOne() {
    for (int channels = 1; channels <= 8; channels++) {
      assertThat(ChannelLayout.refusal(channels, ChannelMask.of(channels, 0))).isEmpty();
    }
  }

  @Test
  void aRefusalNamesWhatWouldWork() {
    assertThat(ChannelLayout.refusal(2, 99999).orElseThrow()).isEqualTo(
        "There is no channel layout 99999. Use 3 (stereo) or 1610612736 (stereo downmix) for 2 channels.");
    assertThat(ChannelLayout.refusal(1, 3).orElseThrow()).isEqualTo(
        "The channel layout 3 (stereo) arranges 2 channels, not 1. Use 4 (mono) for 1 channel.");
  }
}
