package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work inside a single element cannot be stopped, so that it is counted before. */
class SvgWorkTest {

  @TempDir private Path folder;

  @Test
  void stepsOfAFilterAreCountedAsOftenAsTheirResultsAreTaken() throws IOException {
    String twice = "<feMerge><feMergeNode/><feMergeNode/></feMerge>";
    requireTooManySteps(twice.repeat(40));
    requireTooManySteps("<feBlend in2='SourceGraphic'/>".repeat(251));
    requireTooManySteps("<feOffset result='a'/>" + "<feComposite in='a' in2='a' result='a'/>".repeat(8));
    Path usual = drawing(filter(twice.repeat(6)) + "<rect width='64' height='64' fill='red' filter='url(#f)'/>");
    assertThat(SvgReader.size(usual)).isEqualTo(new Size(64, 64));
  }

  @Test
  void whatAFilterTakesTwiceIsCountedTwice() throws IOException {
    String nested = "<g filter='url(#f)'>".repeat(17) + "<rect width='9' height='9'/>" + "</g>".repeat(17);
    Path twice = drawing(filter("<feBlend in='SourceGraphic' in2='SourceGraphic'/>") + nested);
    assertThatThrownBy(() -> SvgReader.size(twice)).isInstanceOf(MediaException.class)
        .hasMessageContaining("it has more than 100,000 elements.");
    assertThat(SvgReader.size(drawing(filter("<feOffset dx='1'/>") + nested))).isEqualTo(new Size(64, 64));
  }

  @Test
  void textsAreBounded() throws IOException {
    String letters = "A&#x300;".repeat(10_000);
    Path longest = drawing("<text y='50'>" + letters + "</text><text y='50'>" + letters + "</text>");
    assertThat(SvgReader.size(longest)).isEqualTo(new Size(64, 64));
    Path longer = drawing("<text y='50'>" + letters + "<tspan>A</tspan></text>");
    assertThatThrownBy(() -> SvgReader.size(longer)).isInstanceOf(MediaException.class)
        .hasMessage("\"drawing.svg\" is too complex: one of its texts has more than 20,000 characters. Divide it among"
            + " several <text> elements.");
  }

  @Test
  void rulesAreComparedWithABoundedNumberOfElements() throws IOException {
    String shapes = "<path class='x1' d='M0 0h9'/>".repeat(5_000);
    String classes = IntStream.range(0, 300).mapToObj(n -> ".x" + n + "{fill:red}").collect(Collectors.joining());
    assertThat(SvgReader.size(drawing("<style>" + classes + "g>.x1, g .x1{stroke:blue}</style>" + shapes)))
        .isEqualTo(new Size(64, 64));
    requireTooManyRules(drawing("<style>" + classes.repeat(20) + "</style>" + shapes));
    requireTooManyRules(drawing("<style>g g g g g g g path{fill:red}</style>" + "<g>".repeat(60)
        + "<path d='M0 0h9'/>" + "</g>".repeat(60)));
  }

  /** Lines from one side to the other and back all cross each other; those of a long coast do not. */
  @Test
  void outlinesOfClipPathsCrossThemselvesABoundedNumberOfTimes() throws IOException {
    String crossing = "<path d='M0 0" + "l300 180l-300-179".repeat(1_200) + "'/>";
    String coast = "<path d='M0 0" + "l1 2l1-1".repeat(10_000) + "'/>";
    assertThat(SvgReader.size(drawing(clip(coast)))).isEqualTo(new Size(64, 64));
    for (String clip : List.of(clip(crossing), crossing.replace("<path", "<path id='p'") + clip("<use href='#p'/>"),
        clip("<polygon points='" + "0,0 300,9 0,1 ".repeat(600) + "'/>"))) {
      Path file = drawing(clip);
      assertThatThrownBy(() -> SvgReader.size(file)).isInstanceOf(MediaException.class)
          .hasMessage("\"drawing.svg\" is too complex: the outlines of its clip paths may cross themselves more than"
              + " 500,000 times. Simplify them.");
    }
  }

  private static String clip(String shapes) {
    return "<clipPath id='c'>" + shapes + "</clipPath><rect width='64' height='64' clip-path='url(#c)'/>";
  }

  private static void requireTooManyRules(Path file) {
    assertThatThrownBy(() -> SvgReader.size(file)).isInstanceOf(MediaException.class)
        .hasMessage("\"drawing.svg\" is too complex: it has too many style rules for its number of elements, or"
            + " selectors with too many parts. Use fewer rules, or classes.");
  }

  private void requireTooManySteps(String steps) throws IOException {
    Path file = drawing(filter(steps) + "<rect width='64' height='64' filter='url(#f)'/>");
    assertThatThrownBy(() -> SvgReader.size(file)).isInstanceOf(MediaException.class)
        .hasMessage("\"drawing.svg\" is too complex: the steps of a filter, each counted as often as others take its"
            + " result, are more than 250.");
  }

  private static String filter(String steps) {
    return "<filter id='f'>" + steps + "</filter>";
  }

  private Path drawing(String content) throws IOException {
    return Files.writeString(folder.resolve("drawing.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'>" + content + "</svg>");
  }
}
