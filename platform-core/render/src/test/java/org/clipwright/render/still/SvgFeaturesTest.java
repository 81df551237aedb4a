package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Features of SVG 1.1 and SVG 2 that titles use, each against the picture of librsvg or Chromium: of the two the
 * nearer, since they do not agree on everything.
 */
class SvgFeaturesTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int BACKGROUND = 0xFF204080;

  /** The likeness asked of a drawing, by structural similarity of each colour. */
  private static final double ALIKE = 0.98;

  /** What is not like the others' yet: how alike it is, so that it does not get worse unnoticed. */
  private static final Map<String, Double> SHORT_OF_IT = Map.ofEntries(Map.entry("clip_inset_css", 0.97),
      Map.entry("data_svg", 0.75), Map.entry("filter_blur", 0.92), Map.entry("filter_drop_shadow", 0.95),
      Map.entry("filter_function_blur", 0.91), Map.entry("filter_outline", 0.94),
      Map.entry("filter_shadow_chain", 0.95), Map.entry("mix_blend_mode", 0.84), Map.entry("text_decoration", 0.96),
      Map.entry("text_length", 0.90), Map.entry("text_spacing", 0.96), Map.entry("transforms", 0.97));

  @TempDir private Path folder;

  static Stream<String> features() throws IOException, URISyntaxException {
    Path pictures = Path.of(SvgFeaturesTest.class.getResource("/svg-features").toURI());
    try (Stream<Path> files = Files.list(pictures)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png"))
          .map(name -> name.replace(".png", "")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void looksAsOthersDrawIt(String feature) throws IOException {
    Path file = folder.resolve(feature + ".svg");
    try (InputStream drawing = SvgFeaturesTest.class.getResourceAsStream("/svg-features/" + feature + ".svg");
        InputStream picture = SvgFeaturesTest.class.getResourceAsStream("/svg-features/" + feature + ".png")) {
      Files.copy(drawing, file);
      assertThat(SvgReader.size(file)).isEqualTo(new Size(WIDTH, HEIGHT));
      BufferedImage expected = ImageIO.read(picture);
      BufferedImage actual = drawn(file);
      Path kept = Files.createDirectories(Path.of("target/svg-features")).resolve(feature + ".png");
      ImageIO.write(actual, "png", kept.toFile());
      assertThat(alike(actual, expected)).as("likeness of " + kept)
          .isGreaterThan(SHORT_OF_IT.getOrDefault(feature, ALIKE));
    }
  }

  /** Browsers leave such text out; the editor that writes it does not. */
  @Test
  void textThatFlowsIntoARectangleIsSetInLines() throws IOException {
    BufferedImage drawn = drawn("<flowRoot style='font-size:24px;fill:#fff;font-family:DejaVu Sans'><flowRegion>"
        + "<rect x='20' y='20' width='280' height='140'/></flowRegion>"
        + "<flowPara>Flowed text that wraps over lines</flowPara>"
        + "<flowPara style='fill:#fc0'>More</flowPara></flowRoot>");
    assertThat(inked(drawn, 20, 45)).isPositive();
    assertThat(inked(drawn, 50, 75)).isPositive();
    assertThat(inked(drawn, 80, 105)).isPositive();
    assertThat(inked(drawn, 110, 180)).isZero();
    assertThat(inked(drawn, 0, 180)).as("not the region itself").isLessThan(WIDTH * HEIGHT / 10);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "viewBox='0 0 640 360' | 640 | 360", "viewBox='0,0,640,360' width='auto' | 640 | 360",
    "viewBox='-10 -10 64 36' width='50%' height='50%' | 64 | 36", "viewBox='0 0 64 36' height='360' | 640 | 360",
    "viewBox='0 0 64 36' width='6.4in' | 614 | 346", "viewBox='0 0 0 0' | 300 | 150", "viewBox='none' | 300 | 150",
    "id='a' | 300 | 150", "width='80' | 80 | 150", "style='width: 64px; height: 36px' width='9' height='9' | 64 | 36",
    "width='64' height='36' version='1.2' | 64 | 36", "width='64' height='36' version='2.0' | 64 | 36"})
  void aSizeThatIsNotGivenIsFound(String attributes, int width, int height) throws IOException {
    Path file = Files.writeString(folder.resolve("a.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "><rect width='9' height='9'/></svg>");
    assertThat(SvgReader.size(file)).isEqualTo(new Size(width, height));
  }

  /** Over black, so that a share of the colour is left of what is not opaque. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "fill='rgba(255,0,0,0.5)' | 80 0 0", "fill='rgb(255 0 0 / 50%)' | 80 0 0", "fill='#ff000080' | 80 0 0",
    "fill='#f008' | 88 0 0", "style='fill:hsl(120 100% 50%)' | 0 ff 0", "fill='hsla(0.5turn,100%,50%,1)' | 0 ff ff",
    "style='fill:rgba(255,0,0,.5);stroke:none' | 80 0 0", "class='a' | 80 0 0", "class='b' | 0 ff 0",
    "fill='rgb(100%,0%,0%)' | ff 0 0", "fill='rgb(300,-5,0)' | ff 0 0", "fill='rebeccapurple' | 66 33 99",
    "fill='transparent' | 0 0 0", "fill='#ff0000' fill-opacity='.5' | 80 0 0",
    "fill='rgba(255,0,0,.5)' fill-opacity='.5' | 40 0 0", "fill='url(#fade)' | ff 0 0", "fill='url(#abc)' | ff 0 0",
    "style='fill:url( \"#abc\" )' | ff 0 0", "fill='var(--known)' | 0 ff 0",
    "style='fill:var(--not, #ff0000)' | ff 0 0", "fill='hwb(200 10% 20%)' | 1a 91 cc",
    "fill='hwb(0 80% 80%)' | 80 80 80",
    "fill='lab(60% 50 -30)' | d1 6b c7", "style='fill:lch(60% 60 200)' | 0 aa b3",
    "fill='oklab(0.7 0.1 0.1)' | e5 7f 4e",
    "fill='oklch(0.7 0.15 150)' | 4c b8 6b", "fill='color(srgb 1 0.5 0)' | ff 80 0",
    "fill='color(display-p3 0 1 0)' | 0 ff 0", "fill='color(srgb 1 0 0 / 50%)' | 80 0 0"})
  void coloursOfNewerStyleSheetsAreRead(String attributes, String expected) throws IOException {
    BufferedImage drawn = drawn("<style>:root{--known:#00ff00} .a{fill:rgba(255,0,0,.5)} .b{fill:var(--known)}</style>"
        + "<linearGradient id='fade'><stop stop-color='#f00'/></linearGradient>"
        + "<linearGradient id='abc'><stop stop-color='#f00'/></linearGradient>"
        + "<rect width='320' height='180'/><rect width='320' height='180' " + attributes + "/>");
    int color = drawn.getRGB(160, 90);
    for (int channel = 0; channel < 3; channel++) {
      int wanted = Integer.parseInt(expected.split(" ")[channel], 16);
      assertThat(color >> 16 - 8 * channel & 0xFF).as(attributes).isBetween(wanted - 1, wanted + 1);
    }
  }

  /** What nobody knows is not drawn, and keeps nothing else from being drawn. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"<hatch id='h'/><mesh/>", "<filter id='f'><feFuture/></filter>",
    "<svg:later xmlns:svg='http://www.w3.org/2000/svg'><rect width='320' height='180' fill='red'/></svg:later>",
    "<flowRoot/>", "<flowRoot><flowRegion/><flowPara>a</flowPara></flowRoot>",
    "<marker id='m' orient='auto-start-reverse'/><path d='M0 0h1' marker-start='url(#m)'/>",
    "<g style='filter:blur(a) drop-shadow()'/>", "<g style='filter:sharpen(3)'/>", "<g style='paint-order:7px foo'/>",
    "<use href='#nope'/>", "<use href='other.svg#a'/>", "<use/>", "<text><textPath href='#no'>x</textPath></text>",
    "<rect width='320' height='180' fill='url(#no)'/>", "<rect width='320' height='180' style='fill:url(a.svg#b)'/>",
    "<style>.a{fill:url(\"#no\")}</style><rect class='a' width='320' height='180'/>",
    "<rect/><rect width='9'/><circle/><ellipse/><path/><path d='none'/><polygon/><polyline/>",
    "<rect width='-5' height='9'/><circle r='-1'/><path d='M0 0 L 50 50 Q 1'/>", "<rect transform='foo(3)'/>"})
  void unknownPartsAreLeftOut(String part) throws IOException {
    assertThat(drawn(part).getRGB(160, 90)).isEqualTo(BACKGROUND);
  }

  /** SVG 2: a reference to nothing gives the colour after it, or counts as not stated. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"fill='url(#no) #f00'", "style='fill:url(\"#no\") red'",
    "fill='#f00' clip-path='url(#no)' mask='url(#no)' filter='url(#no)' stroke='url(#no)'", "fill='url(#of)'",
    "fill='url(#tile)'"})
  void whatRefersToNothingIsDrawnWithoutIt(String attributes) throws IOException {
    BufferedImage drawn = drawn("<linearGradient id='of' href='#no'><stop stop-color='#f00'/></linearGradient>"
        + "<pattern id='tile' width='1' height='1' patternContentUnits='objectBoundingBox'>"
        + "<rect x='.25' y='.25' width='.5' height='.5' fill='#f00'/></pattern><rect width='9' transform='foo()'/>"
        + "<rect width='320' height='180' " + attributes + "/>");
    assertThat(drawn.getRGB(160, 90)).isEqualTo(0xFFFF0000);
  }

  @ParameterizedTest
  @CsvSource({"fill-opacity='50%'", "opacity='50%'", "style='fill-opacity:50%'", "style='opacity: 50%'"})
  void opacityMayBeAPercentage(String attributes) throws IOException {
    BufferedImage drawn = drawn("<rect width='320' height='180'/><rect width='320' height='180' fill='#fff' "
        + attributes + "/>");
    assertThat(drawn.getRGB(160, 90) & 0xFF).isBetween(126, 129);
  }

  /** What is not known to style sheets of SVG 1.1 loses only itself. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"@media screen{.a{fill:#f00}}", "@media print{.a{fill:#0f0}} .a{fill:#f00}",
    "@media (min-width:100px){.a{fill:#f00}}", ".a{fill:#f00} @media only screen and (max-width: 200px){.a{fill:#0f0}}",
    "@media (prefers-color-scheme:dark){.a{fill:#0f0}} .a{fill:#f00}", "@supports (fill:red){.a{fill:#f00}}",
    "@layer x{.a{fill:#f00}}", "g{fill:#0f0; & .a{fill:#f00}}", "g{.a{fill:#f00}}", ".a:is(.a){fill:#f00}",
    ":where(.a){fill:#f00}", ".a:is(rect){fill:#f00}", "rect:nth-child(2n+7){fill:#0f0} .a{fill:#f00}",
    ".b::before, .a{fill:#f00}", "@import url('x.css'); @charset \"utf-8\"; .a{fill:#f00}",
    "} .a{fill:#f00} @{ ;; .b{", "/* } */ .a{fill:#f00} /* open",
    "@keyframes k{from{fill:#0f0}to{fill:#00f}} .a{fill:#f00}",
    "[class=\"a\"]{fill:#f00}", ".a{content:'}';fill:#f00}", "rect:not(.a){fill:#0f0} rect.a{fill:#f00}"})
  void rulesOfNewerStyleSheetsAreReadOneByOne(String rules) throws IOException {
    BufferedImage drawn = drawn("<style><![CDATA[" + rules + "]]></style><g><circle r='1'/>"
        + "<rect class='a' width='320' height='180'/></g>");
    assertThat(drawn.getRGB(160, 90)).isEqualTo(0xFFFF0000);
  }

  private BufferedImage drawn(String content) throws IOException {
    return drawn(Files.writeString(folder.resolve("a.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='320'"
        + " height='180'><rect width='320' height='180' fill='#204080'/>" + content + "</svg>"));
  }

  static BufferedImage drawn(Path file) {
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
      SvgReader.draw(file, new Size(WIDTH, HEIGHT), Affine.IDENTITY, 0, 0, frame, DrawingLimits.USUAL);
      BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
      int[] pixels = new int[WIDTH * HEIGHT];
      for (int at = 0; at < pixels.length; at++) {
        int pixel = frame.pixel(at);
        pixels[at] = pixel & 0xFF00FF00 | pixel >> 16 & 0xFF | (pixel & 0xFF) << 16;
      }
      picture.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, pixels);
      return picture;
    }
  }

  private static int inked(BufferedImage picture, int fromRow, int toRow) {
    int count = 0;
    for (int y = fromRow; y < toRow; y++) {
      for (int x = 0; x < WIDTH; x++) {
        count += picture.getRGB(x, y) == BACKGROUND ? 0 : 1;
      }
    }
    return count;
  }

  private static double alike(BufferedImage actual, BufferedImage expected) {
    double least = 1;
    for (int shift = 0; shift < 24; shift += 8) {
      least = Math.min(least, StructuralSimilarity.of(channel(actual, shift), channel(expected, shift), WIDTH, HEIGHT));
    }
    return least;
  }

  /** What is not opaque counts as lying on black. */
  private static double[] channel(BufferedImage picture, int shift) {
    double[] values = new double[WIDTH * HEIGHT];
    for (int at = 0; at < values.length; at++) {
      int argb = picture.getRGB(at % WIDTH, at / WIDTH);
      values[at] = (argb >> shift & 0xFF) * (argb >>> 24) / 255.0;
    }
    return values;
  }
}
