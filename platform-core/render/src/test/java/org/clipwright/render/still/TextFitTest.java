package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clipwright.sdk.title.TitleRoom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts that are too long for their room, in the bundled font. */
class TextFitTest {

  private static final String LONG = "The quick brown fox jumps over the lazy dog";

  @BeforeAll
  static void fonts() {
    BundledFonts.register();
  }

  private static TextFit fit(List<String> lines, double width, double height, int most) {
    return TextFit.of(lines, "Bitstream Vera Sans", 100, new TitleRoom(width, height, most));
  }

  @Test
  void textThatFitsStaysAsItIs() {
    assertThat(fit(List.of("Short", "", "text"), 1700, 900, 10)).isEqualTo(
        new TextFit(List.of("Short", "", "text"), 100));
  }

  @Test
  void longLinesAreBrokenBetweenWords() {
    TextFit fit = fit(List.of(LONG), 1200, 900, 10);
    assertThat(fit.size()).isEqualTo(100);
    assertThat(fit.lines()).containsExactly("The quick brown fox", "jumps over the lazy", "dog");
  }

  @Test
  void whatMayNotBeBrokenIsReduced() {
    TextFit fit = fit(List.of(LONG), 1200, 900, 1);
    assertThat(fit.lines()).containsExactly(LONG);
    assertThat(fit.size()).isBetween(50.0, 56.0);
  }

  @Test
  void wordsTooLongForTheRoomAreReduced() {
    TextFit fit = fit(List.of("Donaudampfschifffahrtsgesellschaft"), 900, 900, 10);
    assertThat(fit.lines()).hasSize(1);
    assertThat(fit.size()).isLessThan(60);
  }

  @Test
  void linesTooManyForTheHeightAreReduced() {
    assertThat(fit(List.of("a", "b", "c", "d"), 1700, 200, 10).size()).isBetween(48.0, 50.0);
  }

  @Test
  void roomThatNothingFitsGivesTheSmallestText() {
    assertThat(fit(List.of(LONG.repeat(50)), 1, 1, 1).size()).isEqualTo(1);
  }

  @Test
  void familiesThatAreMissingAreReplaced() {
    assertThat(TextFit.isReplaced("No Such Family")).isTrue();
    assertThat(TextFit.family("No Such Family")).isEqualTo("DejaVu Sans");
    assertThat(TextFit.family("dejavu sans")).isEqualTo("DejaVu Sans");
    assertThat(TextFit.isReplaced("Bitstream Vera Sans")).isFalse();
  }
}
