package org.clipwright.rest.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownLayersTest {

  private static ShownLayers of(double seconds) {
    return new ShownLayers(List.of(), seconds, 0, 0);
  }

  @Test
  void placesAreSharesOfTheWhole() {
    ShownLayers.Item item = new ShownLayers.Item("clip", "/clips/1/", "Sea", 5, 10, "");
    assertThat(of(40).x(item.position())).isEqualTo("12.500%");
    assertThat(of(40).width(item)).isEqualTo("25.000%");
    assertThat(item.words()).isEqualTo("clip Sea, from 0:05.0 to 0:15.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.04, 1, 7, 22.2, 59, 61, 600, 3599, 90_000, 1_000_000})
  void theRulerHasAFewMarksAtRoundTimes(double seconds) {
    assertThat(of(seconds).marks()).hasSizeBetween(1, 13);
    assertThat(of(seconds).marks().getFirst()).isEqualTo(new ShownLayers.Mark("0.000%", "0:00.0"));
  }

  @Test
  void aProjectOf22SecondsIsMarkedEveryFive() {
    assertThat(of(22.2).marks()).extracting(ShownLayers.Mark::label)
        .containsExactly("0:00.0", "0:05.0", "0:10.0", "0:15.0", "0:20.0");
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00.0", "9.96, 0:10.0", "59.94, 0:59.9", "61.25, 1:01.3", "599.9, 9:59.9", "600, 10:00",
    "3599.7, 1:00:00", "3723, 1:02:03"})
  void timesReadAsPlayersWriteThem(double seconds, String text) {
    assertThat(new PlayTime(seconds)).hasToString(text);
  }
}
