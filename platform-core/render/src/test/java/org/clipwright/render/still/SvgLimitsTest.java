package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawings that would take too much are refused before they take it. */
class SvgLimitsTest {

  private static final String OPEN =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='64' height='64'>";
  private static final DrawingLimits USUAL = DrawingLimits.USUAL;

  /** What takes for ever would take years; a busy machine may take a while. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void usesInUsesAreCountedWithoutRepeatingThem() throws IOException {
    StringBuilder laughs = new StringBuilder("<defs><g id='g0'><rect width='1' height='1'/></g>");
    for (int level = 1; level <= 12; level++) {
      laughs.append("<g id='g").append(level).append("'>")
          .append(("<use xlink:href='#g" + (level - 1) + "'/>").repeat(6)).append("</g>");
    }
    requireTooMany(laughs.append("</defs><use xlink:href='#g12'/>").toString());
  }

  @Test
  void sizesThatNoNumberHoldsAreRefused() throws IOException {
    for (String side : new String[] {"1000001", "1e9", "1e18", "1e38"}) {
      Path file = Files.writeString(folder.resolve("drawing.svg"),
          "<svg xmlns='http://www.w3.org/2000/svg' width='" + side + "' height='1'><rect width='1' height='1'/></svg>");
      assertThatThrownBy(() -> SvgReader.size(file)).as(side).isInstanceOf(MediaException.class)
          .hasMessage("\"drawing.svg\" is too large: at most 1000000 pixels a side can be drawn.");
    }
  }

  @Test
  void patternsInPatternsAreCounted() throws IOException {
    requireTooMany(nested("<pattern id='p%d' width='8' height='8'>", "<rect width='1' height='1' fill='url(#p%d)'/>",
        "</pattern>")
        + "<rect width='64' height='64' fill='url(#p9)'/>");
  }

  @Test
  void masksInMasksAreCounted() throws IOException {
    requireTooMany(nested("<mask id='p%d'>", "<rect width='1' height='1' style='mask:url(#p%d)'/>", "</mask>")
        + "<rect width='64' height='64' mask='url(#p9)'/>");
  }

  @Test
  void patternsThatAStyleSheetNamesAreCounted() throws IOException {
    StringBuilder rules = new StringBuilder("<style>");
    for (int level = 0; level < 10; level++) {
      rules.append(".c").append(level).append(" { fill: url(#p").append(level).append(") } ");
    }
    requireTooMany(rules + "</style>"
        + nested("<pattern id='p%d' width='8' height='8'>", "<rect width='1' height='1' class='c%d'/>", "</pattern>")
        + "<rect width='64' height='64' class='c9'/>");
  }

  @Test
  void aPatternIsCountedForAllThatInheritIt() throws IOException {
    requireTooMany("<pattern id='p' width='8' height='8'>" + "<path d='M0 0'/>".repeat(1000) + "</pattern>"
        + "<g fill='url(#p)'>" + "<path d='M0 0h1v1z'/>".repeat(1000) + "</g>");
  }

  @Test
  void elementsThatAreNamedAsXmlNamesThemAreCounted() throws IOException {
    StringBuilder laughs = new StringBuilder("<defs><g xml:id='g0'><rect width='1' height='1'/></g>");
    for (int level = 1; level <= 12; level++) {
      laughs.append("<g xml:id='g").append(level).append("'>")
          .append(("<use xlink:href='#g" + (level - 1) + "'/>").repeat(6)).append("</g>");
    }
    requireTooMany(laughs.append("</defs><use xlink:href='#g12'/>").toString());
  }

  /** What is tried again at each character takes hours for this. */
  @Test
  void styleSheetsWithoutRulesAreReadAtOnce() throws IOException {
    for (String text : List.of("a".repeat(8 << 20), "{".repeat(8 << 20), "a{".repeat(4 << 20),
        "url(".repeat(2 << 20), (".a,".repeat(500) + ".b{").repeat(6), (".a,".repeat(100_000) + ".b{").repeat(6))) {
      Path file = drawing("<style type='text/plain'>" + text + "</style>");
      assertTimeoutPreemptively(PATIENCE, () -> assertThat(SvgReader.size(file)).isEqualTo(new Size(64, 64)));
    }
  }

  @Test
  void rulesOfManyWordsAndReferencesAreCounted() throws IOException {
    requireTooMany(
        "<g id='b'/><style type='text/plain'>" + ".a ".repeat(2000) + "{fill:" + "url(#b) ".repeat(2000) + "}</style>");
  }

  @Test
  void dashesAreCountedBeforeTheyAreMade() throws IOException {
    String fine = "stroke='red' stroke-dasharray='0.0001'";
    for (String line : List.of(
        "<path d='M0 0L60 60' " + fine + "/>", "<line x2='60' y2='60' " + fine + "/>",
        "<rect width='60' height='60' " + fine + "/>", "<circle r='30' " + fine + "/>",
        "<ellipse rx='30' ry='9' " + fine + "/>", "<polygon points='0,0 60,0 60,60' " + fine + "/>",
        "<polyline points='0,0 60,0 60,60' " + fine + "/>", "<text y='60' font-size='60' " + fine + ">W</text>",
        "<style>path{stroke:red;stroke-dasharray:1 1}</style><path d='M0 0H1000000000'/>",
        "<g stroke='red' stroke-dasharray='0.001'>" + "<path d='M0 0H60'/>".repeat(20) + "</g>",
        "<pattern id='p' width='9' height='9'><path d='M0 0H60' " + fine + "/></pattern>"
            + "<rect width='60' height='60' fill='url(#p)'/>")) {
      Path file = drawing(line);
      assertTimeoutPreemptively(PATIENCE,
          () -> assertThatThrownBy(() -> drawn(file, USUAL), line).isInstanceOf(MediaException.class)
              .hasMessageStartingWith("This drawing is too complex: its lines have more than 250,000 dashes."));
    }
    Path usual = drawing("<path d='M0 32H64' stroke='red' stroke-width='64' stroke-dasharray='32 32'/>");
    int[] pixels = drawn(usual, USUAL);
    assertThat(List.of(pixels[0], pixels[63])).containsExactly(0xFF0000FF, 0);
  }

  @Test
  void asManyElementsAsAreAllowedAreDrawn() throws IOException {
    Path file = drawing("<g fill='red'>" + "<path d='M0 0h64v64h-64z'/>".repeat(1998) + "</g>");
    DrawingLimits limits = limits(2000, 96, USUAL.time());

    assertThat(drawn(file, limits)[0]).isEqualTo(0xFF0000FF);
    assertThatThrownBy(() -> drawn(file, limits(1999, 96, USUAL.time())))
        .hasMessageContaining("more than 1,999 elements");
  }

  @Test
  void manySmallFilesOfGradientsAreNoTrouble() throws IOException {
    String gradient = "<linearGradient id='g'>" + "<stop offset='0.5' stop-color='red'/>".repeat(100)
        + "</linearGradient>";
    Path file = drawing(gradient + "<g fill='url(#g)'>" + "<path d='M0 0h64v64h-64z'/>".repeat(2000) + "</g>");

    assertThat(SvgReader.size(file)).isEqualTo(new Size(64, 64));
  }

  @Test
  void depthIsLimitedInTheFileAndInWhatItRepeats() throws IOException {
    int deepest = USUAL.depth() - 2;
    assertThat(drawn(drawing("<g>".repeat(deepest) + "<rect width='64' height='64'/>" + "</g>".repeat(deepest)),
        USUAL)[0])
        .isEqualTo(0xFF000000);
    requireTooDeep("<g>".repeat(deepest + 1) + "<rect width='64' height='64'/>" + "</g>".repeat(deepest + 1));
    requireTooDeep("<g>".repeat(100_000) + "</g>".repeat(100_000));
    StringBuilder chain = new StringBuilder("<rect id='u0' width='64' height='64'/>");
    for (int link = 1; link <= 5_000; link++) {
      chain.append("<use id='u").append(link).append("' xlink:href='#u").append(link - 1).append("'/>");
    }
    requireTooDeep(chain.toString());
  }

  @Test
  void textIsLimitedAsItIsUnpacked() throws IOException {
    Path bomb = folder.resolve("bomb.svgz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(OPEN.getBytes(StandardCharsets.UTF_8));
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 200; i++) {
        out.write(spaces);
      }
      out.write("</svg>".getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> SvgReader.size(bomb))
        .isInstanceOf(MediaException.class)
        .hasMessage("\"bomb.svgz\" is too large: at most 32 MiB of text can be drawn.");
  }

  @Test
  void entitiesInEntitiesAreRefused() throws IOException {
    StringBuilder file = new StringBuilder("<!DOCTYPE svg [<!ENTITY e0 'aaaaaaaaaa'>");
    for (int level = 1; level < 10; level++) {
      file.append("<!ENTITY e").append(level).append(" '").append(("&e" + (level - 1) + ";").repeat(10)).append("'>");
    }
    Path laughs = folder.resolve("entities.svg");
    Files.writeString(laughs, file + "]>" + OPEN + "<text>&e9;</text></svg>");

    assertTimeoutPreemptively(PATIENCE,
        () -> assertThatThrownBy(() -> SvgReader.size(laughs)).isInstanceOf(MediaException.class));
  }

  @Test
  void whatTakesTooLongIsStopped() throws IOException {
    Path slow = drawing("<filter id='f'><feGaussianBlur stdDeviation='9'/><feMorphology radius='9'/></filter>"
        + "<circle r='60' fill='red' filter='url(#f)'/>".repeat(20_000));

    assertTimeoutPreemptively(PATIENCE,
        () -> assertThatThrownBy(() -> drawn(slow, limits(100_000, 96, Duration.ofSeconds(1))))
            .isInstanceOf(MediaException.class)
            .hasMessage("\"drawing.svg\" is too complex: it was not drawn within 1 seconds. Simplify it, for example"
                + " its filters and patterns."));
  }

  @Test
  void piecesMakeTheSamePictureAsTheWhole() throws IOException {
    Path file = drawing("<filter id='f'><feGaussianBlur stdDeviation='3'/></filter>"
        + "<radialGradient id='g'><stop offset='0' stop-color='gold'/><stop offset='1'"
        + " stop-color='navy'/></radialGradient><circle cx='30' cy='33' r='20' fill='url(#g)' stroke='red'/><text"
        + " x='4' y='40' font-size='20'>Words</text><path d='M5 5 60 50' stroke='green' filter='url(#f)'"
        + " stroke-width='4'/>");
    DrawingLimits pieces = new DrawingLimits(
        USUAL.bytes(), USUAL.elements(), USUAL.depth(), USUAL.wholePixels(), 64 * 10, USUAL.time());

    assertThat(drawn(file, pieces)).isEqualTo(drawn(file, USUAL));
  }

  private static String nested(String open, String content, String close) {
    StringBuilder text = new StringBuilder();
    for (int level = 0; level < 10; level++) {
      text.append(open.formatted(level)).append(content.formatted(level - 1).repeat(10)).append(close);
    }
    return text.toString();
  }

  /** What newer terms are rewritten to is no longer than a few times what they were. */
  @Test
  void newerTermsDoNotMultiply() throws IOException {
    String variables = "<style>:root{--a:" + "1 ".repeat(59) + ";--b:" + "var(--a)".repeat(14) + ";--c:"
        + "var(--b)".repeat(14) + ";--d:" + "var(--c)".repeat(14) + "} .x{" + "fill:var(--d);".repeat(100_000)
        + "}</style>";
    String shadows = "<filter id='f'>" + "<feDropShadow/>".repeat(9_000) + "</filter>";
    String blends = "<filter id='f'>" + "<feBlend/>".repeat(30_000) + "</filter>";
    String functions = "<style>" + ".a{filter:blur(1px) blur(2px)}".repeat(50_000) + "</style>";
    for (String content : List.of(variables, shadows, blends, functions)) {
      Path file = drawing(content);
      assertTimeoutPreemptively(PATIENCE, () -> SvgReader.size(file));
    }
  }

  @Test
  void whatShadowsAreMadeOfIsCounted() throws IOException {
    requireTooMany("<filter id='f'>" + "<feDropShadow/>".repeat(20_000) + "</filter>");
  }

  @Test
  void textThatFlowsIsBounded() throws IOException {
    Path file = drawing("<flowRoot><flowRegion><rect width='9' height='9'/></flowRegion><flowPara>"
        + "word ".repeat(30_000) + "</flowPara></flowRoot>");
    assertThatThrownBy(() -> SvgReader.size(file)).isInstanceOf(MediaException.class)
        .hasMessageContaining("the text that it flows into shapes has more than 100,000 characters");
  }

  private void requireTooMany(String content) throws IOException {
    Path file = drawing(content);
    assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(() -> SvgReader.size(file))
        .isInstanceOf(MediaException.class)
        .hasMessage("\"drawing.svg\" is too complex: including everything that it repeats with <use>, patterns and"
            + " the like, it has more than 100,000 elements."));
  }

  private void requireTooDeep(String content) throws IOException {
    Path file = drawing(content);
    assertThatThrownBy(() -> SvgReader.size(file))
        .isInstanceOf(MediaException.class)
        .hasMessage("\"drawing.svg\" is nested too deeply: at most 96 elements can be nested, including those repeated"
            + " by <use>.");
  }

  private Path drawing(String content) throws IOException {
    return Files.writeString(folder.resolve("drawing.svg"), OPEN + content + "</svg>");
  }

  private static DrawingLimits limits(int elements, int depth, Duration time) {
    return new DrawingLimits(USUAL.bytes(), elements, depth, USUAL.wholePixels(), USUAL.piecePixels(), time);
  }

  private static int[] drawn(Path file, DrawingLimits limits) {
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, 64, 64);
      SvgReader.draw(file, new Size(64, 64), Affine.IDENTITY, 0, 0, frame, limits);
      int[] pixels = new int[frame.size()];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = frame.pixel(i);
      }
      return pixels;
    }
  }
}
