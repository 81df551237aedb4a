package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drawing shows nothing of any other file, whether it is measured or drawn, and does not tell whether one exists. */
class ClosedDrawingTest {

  private static final String OPEN =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' %s width='16' height='16'>";
  private static final int SECRET = 0xFF0CC822;
  private static final String SECRET_DRAWN = Integer.toHexString(ArgbPixel.premultiplied(SECRET));

  @TempDir private Path folder;

  @BeforeEach
  void somebodyElsesMedia() throws IOException {
    BufferedImage secret = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    var graphics = secret.createGraphics();
    graphics.setColor(new Color(SECRET));
    graphics.fillRect(0, 0, 16, 16);
    graphics.dispose();
    ImageIO.write(secret, "png", folder.resolve("secret.png").toFile());
    String drawn = OPEN.formatted("") + "<rect id='a' width='16' height='16' fill='#0cc822'/>"
        + "<pattern id='p' width='16' height='16' patternUnits='userSpaceOnUse'>"
        + "<rect width='16' height='16' fill='#0cc822'/></pattern></svg>";
    Files.writeString(folder.resolve("secret.svg"), drawn);
    Files.writeString(folder.resolve("secret.css"), "rect { fill: #0cc822 }");
    Files.write(folder.resolve("secret.icc"), ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
  }

  /** NAME stands for a file's name, URL for its address. Each form is drawn without having been measured before. */
  @ParameterizedTest
  @ValueSource(strings = {
    "<image width='16' height='16' xlink:href='URL/secret.png'/>",
    "<image width='16' height='16' xlink:href='secret.png'/>",
    "<image width='16' height='16' xlink:href='URL/secret.svg'/>",
    "<g xml:base='URL/'><image width='16' height='16' xlink:href='secret.png'/></g>",
    "<style>@media print { image { display: none } }</style><image width='16' height='16'"
        + " xlink:href='URL/secret.png'/>",
    "<style>@import url('URL/secret.css');</style><rect width='16' height='16'/>",
    "<use xlink:href='URL/secret.svg#a'/>",
    "<rect width='16' height='16' fill='url(URL/secret.svg#p)'/>",
    "<pattern id='q' xlink:href='URL/secret.svg#p'/><rect width='16' height='16' fill='url(#q)'/>",
    "<filter id='f'><feImage xlink:href='URL/secret.png'/></filter><rect width='16' height='16' filter='url(#f)'/>",
    "<mask id='m'><image width='16' height='16' xlink:href='URL/secret.png'/></mask>"
        + "<rect width='16' height='16' fill='#0cc822' mask='url(#m)'/>",
    "<switch systemLanguage='en'><image width='16' height='16' xlink:href='URL/secret.png'/></switch>",
  })
  void showsNoOtherFile(String content) throws IOException {
    for (String version : new String[] {"", "version='1.1'", "version='1.2'"}) {
      String text = OPEN.formatted(version) + content.replace("URL", url()) + "</svg>";
      assertThat(drawnOrRefused(text)).as(version + text).isNotEqualTo(SECRET_DRAWN);
    }
  }

  @Test
  void aStyleSheetOfTheDocumentIsNotLoaded() throws IOException {
    String text = "<?xml-stylesheet type='text/css' href='" + url() + "/secret.css'?>" + OPEN.formatted("")
        + "<rect width='16' height='16'/></svg>";
    assertThat(drawnOrRefused(text)).isNotEqualTo(SECRET_DRAWN);
  }

  /** Whether there is such a file, and what is in it, makes no difference. */
  @Test
  void aColourProfileIsNotLookedFor() throws IOException {
    Files.writeString(folder.resolve("no.icc"), "This is no profile.");
    String text = OPEN.formatted("") + "<color-profile name='x' xlink:href='" + url() + "/NAME'/>"
        + "<rect width='16' height='16' fill='#aabbcc icc-color(x, .9, .1, .1)'/></svg>";
    String missing = drawnOrRefused(text.replace("NAME", "missing.icc"));
    assertThat(drawnOrRefused(text.replace("NAME", "secret.icc"))).isEqualTo(missing);
    assertThat(drawnOrRefused(text.replace("NAME", "no.icc"))).isEqualTo(missing);
  }

  /** A rule for another medium cannot hide from the measuring what is drawn later. */
  @Test
  void isMeasuredOnTheMediumThatItIsDrawnOn() throws IOException {
    for (String medium : new String[] {"print", "tv", "projection"}) {
      String text = OPEN.formatted("") + "<style>@media " + medium + " { use { display: none } }</style>"
          + "<use xlink:href='" + url() + "/secret.svg#a'/></svg>";
      assertThat(drawnOrRefused(text)).isNotEqualTo(SECRET_DRAWN);
    }
  }

  /** The desktop editor's own titles name pictures; the rest of the drawing is shown, as there. */
  @ParameterizedTest
  @ValueSource(
      strings = {"URL/secret.png", "secret.png", "missing.png", "http://192.0.2.1/a.png", "https://[broken", "",
        "data:image/png;base64,bm8gcGljdHVyZQ==", "data:image/svg+xml;base64,PHN2Zy8+", "data:text/plain,a"})
  void picturesThatItDoesNotHaveAreLeftOut(String address) throws IOException {
    String text =
        OPEN.formatted("") + "<rect width='16' height='16' fill='#112233'/><image width='16' height='16' xlink:href='"
            + address.replace("URL", url()) + "'/></svg>";
    assertThat(SvgReader.size(write(text))).isEqualTo(new Size(16, 16));
    assertThat(drawnOrRefused(text)).isEqualTo(Integer.toHexString(ArgbPixel.premultiplied(0xFF112233)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"xlink:href='DATA' width='16' height='16'", "href='DATA' width='16' height='16'", "xlink:href='DATA'"})
  void picturesWithinItAreDrawn(String attributes) throws IOException {
    String data =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("secret.png")));
    String text = OPEN.formatted("") + "<image " + attributes.replace("DATA", data) + "/></svg>";
    assertThat(SvgReader.size(write(text))).isEqualTo(new Size(16, 16));
    assertThat(drawnOrRefused(text)).isEqualTo(SECRET_DRAWN);
  }

  @Test
  void picturesWithinItAreBounded() throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(6000, 6000, BufferedImage.TYPE_BYTE_BINARY), "png", picture);
    String text = OPEN.formatted("") + "<image width='16' height='16' xlink:href='data:image/png;base64,"
        + Base64.getEncoder().encodeToString(picture.toByteArray()) + "'/></svg>";
    assertThat(drawnOrRefused(text)).contains("the pictures within it have more than 16,000,000 pixels");
  }

  @Test
  void writesNothingOfItsOwnIntoTheLog() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      drawnOrRefused(OPEN.formatted("") + "<rect fill='&#10;12:00:00.000 INFO FORGED' width='4' height='4'/></svg>");
      drawnOrRefused(OPEN.formatted("") + "<text font-family='&#10;FORGED' y='9'>a</text>"
          + "<color-profile name='x' xlink:href='/missing&#10;FORGED'/>"
          + "<rect width='16' height='16' fill='red icc-color(x, 1, 1, 1)'/></svg>");
    } finally {
      System.setErr(before);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("FORGED");
  }

  private String url() {
    String url = folder.toUri().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("drawing.svg"), text);
  }

  /** The colour in the middle in hexadecimal digits, or why there is none. */
  private String drawnOrRefused(String text) throws IOException {
    Path file = write(text);
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, 16, 16);
      SvgReader.draw(file, new Size(16, 16), Affine.IDENTITY, 0, 0, frame, DrawingLimits.USUAL);
      return Integer.toHexString(frame.pixel(8 * 16 + 8));
    } catch (MediaException refused) {
      return refused.getMessage();
    }
  }
}
