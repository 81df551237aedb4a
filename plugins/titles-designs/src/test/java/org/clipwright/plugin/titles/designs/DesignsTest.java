package org.clipwright.plugin.titles.designs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clipwright.sdk.testkit.TitleTemplateContract;
import org.clipwright.sdk.title.TitleCanvas;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DesignsTest {

  private static final Pattern SIZE = Pattern.compile("font-size='([\\d.]+)'");

  /** All that the module provides. */
  static Stream<TitleTemplate> designs() {
    return Design.class.getModule().getDescriptor().provides().stream()
        .flatMap(provided -> provided.providers().stream()).map(DesignsTest::made);
  }

  private static TitleTemplate made(String name) {
    try {
      return (TitleTemplate) Class.forName(name).getConstructor().newInstance();
    } catch (ReflectiveOperationException unusable) {
      throw new AssertionError(name, unusable);
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void isLaidOutForEveryCanvas(TitleTemplate design) {
    int[][] sizes = {{1920, 1080}, {1080, 1920}, {1080, 1080}, {64, 36}, {7680, 4320}};
    for (int[] size : sizes) {
      String svg = design.svg(text("First\nSecond\nThird"), new TitleCanvas(size[0], size[1]));
      assertThat(svg).contains("width=\"" + size[0] + "\" height=\"" + size[1] + "\"")
          .contains("First", "Second", "Third").doesNotContain("NaN", "null");
    }
  }

  /** A long line becomes smaller instead of leaving the canvas. */
  @ParameterizedTest
  @MethodSource("designs")
  void longLinesBecomeSmaller(TitleTemplate design) {
    double usual = largest(design.svg(text("Ann"), new TitleCanvas(1080, 1920)));
    double small = largest(design.svg(text("A name of many words ".repeat(6)), new TitleCanvas(1080, 1920)));
    assertThat(small).isPositive().isLessThan(usual / 2);
  }

  /** A shape is filled by several lines where one would be too small to read. */
  @Test
  void shapesBreakLongLinesBetweenWords() {
    for (TitleTemplate shape : List.of(new Shapes.Disc(), new Shapes.Star(), new Shapes.Arrow())) {
      String svg = shape.svg(text("The story of a summer"), TitleCanvas.USUAL);
      assertThat(svg).as(shape.name()).doesNotContain("The story of a summer").contains("summer</text>");
      assertThat(largest(svg)).isGreaterThan(40);
    }
    assertThat(new Shapes.Disc().svg(text("<tspan>The story</tspan> of a summer"), TitleCanvas.USUAL))
        .contains("<tspan>The story</tspan> of a summer");
  }

  private static double largest(String svg) {
    return SIZE.matcher(svg).results().mapToDouble(size -> Double.parseDouble(size.group(1))).max().orElseThrow();
  }

  private static TitleText text(String markup) {
    return new TitleText(markup, 100, "DejaVu Sans", "#ffffff", 1, "#000000", 3, 1, true, "#000000", 0);
  }

  @Nested
  class LowerThirdsEdge extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new LowerThirds.Edge();
    }
  }

  @Nested
  class LowerThirdsSlant extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new LowerThirds.Slant();
    }
  }

  @Nested
  class LowerThirdsPill extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new LowerThirds.Pill();
    }
  }

  @Nested
  class LowerThirdsLine extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new LowerThirds.Line();
    }
  }

  @Nested
  class LowerThirdsStrips extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new LowerThirds.Strips();
    }
  }

  @Nested
  class LowerThirdsFade extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new LowerThirds.Fade();
    }
  }

  @Nested
  class BandsHeader extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.Header();
    }
  }

  @Nested
  class BandsHeaderLines extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.HeaderLines();
    }
  }

  @Nested
  class BandsTag extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.Tag();
    }
  }

  @Nested
  class BandsFooter extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.Footer();
    }
  }

  @Nested
  class BandsTicker extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.Ticker();
    }
  }

  @Nested
  class BandsFooterShade extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.FooterShade();
    }
  }

  @Nested
  class BandsRibbon extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.Ribbon();
    }
  }

  @Nested
  class BandsCorner extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.Corner();
    }
  }

  @Nested
  class BandsFlag extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Bands.Flag();
    }
  }

  @Nested
  class CardsCredits extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Credits();
    }
  }

  @Nested
  class CardsCountdown extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Countdown();
    }
  }

  @Nested
  class CardsQuote extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Quote();
    }
  }

  @Nested
  class CardsCallOut extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.CallOut();
    }
  }

  @Nested
  class CardsGold extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Gold();
    }
  }

  @Nested
  class CardsNeon extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Neon();
    }
  }

  @Nested
  class CardsGradient extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Gradient();
    }
  }

  @Nested
  class CardsChapter extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Chapter();
    }
  }

  @Nested
  class CardsGlass extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Glass();
    }
  }

  @Nested
  class CardsSplit extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Cards.Split();
    }
  }

  @Nested
  class ShapesDisc extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Shapes.Disc();
    }
  }

  @Nested
  class ShapesFrame extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Shapes.Frame();
    }
  }

  @Nested
  class ShapesBar extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Shapes.Bar();
    }
  }

  @Nested
  class ShapesStar extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Shapes.Star();
    }
  }

  @Nested
  class ShapesArrow extends TitleTemplateContract {
    @Override
    protected TitleTemplate template() {
      return new Shapes.Arrow();
    }
  }
}
