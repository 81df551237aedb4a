package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillProbeTest {

  private static final String DRAWING =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"180\"><rect width=\"9\" height=\"9\"/></svg>";

  /** A PNG of 64 by 48 pixels. */
  private static final String PICTURE =
      "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwAQMAAACbhe5cAAAAA1BMVEUAAACnej3aAAAADklEQVR42mNgGAVDCQAAAb"
          + "AAAYw4X18AAAAASUVORK5CYII=";

  /** An animation of 12x8 pixels whose pictures of 4x4 lie at (4, 2). */
  private static final String SMALL_IN_WEBP =
      "UklGRoYAAABXRUJQVlA4WAoAAAACAAAACwAABwAAQU5JTQYAAAAAAAAAAABBTk1GKgAAAAIAAAEAAAMAAAMAAGQAAAJWUDhMEQAAAC8DwAAA"
          + "B1DAghW0/4GI6H8AAEFOTUYoAAAAAgAAAQAAAwAAAwAAZAAAAFZQOEwPAAAALwPAAAAHEP2P/gciov8BAA==";

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @Test
  void aPictureLastsAnHourOfThirtyFramesASecond() throws IOException {
    Path file = Files.write(folder.resolve("picture.png"), Base64.getDecoder().decode(PICTURE));
    MediaInfo info = media.probe(file);
    assertThat(List.of(info.file().reader(), info.picture().stream().codec())).containsExactly("QtImageReader",
        "QImage");
    assertThat(List.of(info.width(), info.height())).containsExactly(64, 48);
    assertThat(info.durationSeconds()).isEqualTo(3600);
    assertThat(info.fps()).isEqualTo(new Rational(30, 1));
    assertThat(info.picture().shape().displayRatio()).isEqualTo(new Rational(4, 3));
    assertThat(info.hasSingleImage()).isTrue();
  }

  @Test
  void ofAMovingWebpTheOriginalShowsTheFirstPicture() {
    Path file = Path.of("src/test/resources/damaged/moving.webp");
    MediaInfo info = media.probe(file);
    assertThat(List.of(info.width(), info.height())).containsExactly(24, 16);
    assertThat(info.hasSingleImage()).isFalse();
    try (Arena arena = Arena.ofConfined();
        PictureSource pictures = media.pictures(file, Fidelity.ORIGINAL, 1);
        DecodedPicture picture = pictures.picture(1)) {
      Frame frame = Frame.allocate(arena, 24, 16);
      picture.toFrame(frame, Scaling.BICUBIC);
      assertThat(frame.pixel(100)).isEqualTo(Pixel.opaque(0x60, 0x80, 0xA0));
    }
  }

  @Test
  void ofAMovingWebpTheFirstPictureIsSeenWhereItLiesOnItsCanvas() throws IOException {
    Path file = Files.write(folder.resolve("small.webp"), Base64.getDecoder().decode(SMALL_IN_WEBP));
    MediaInfo info = media.probe(file);
    assertThat(List.of(info.width(), info.height())).containsExactly(12, 8);
    try (Arena arena = Arena.ofConfined();
        PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1);
        DecodedPicture picture = pictures.picture(1)) {
      Frame frame = Frame.allocate(arena, 12, 8);
      picture.toFrame(frame, Scaling.BICUBIC);
      assertThat(frame.pixel(2 * 12 + 4)).isEqualTo(Pixel.opaque(0x60, 0x80, 0xA0));
      assertThat(frame.pixel(5 * 12 + 7)).isEqualTo(Pixel.opaque(0x60, 0x80, 0xA0));
      assertThat(List.of(frame.pixel(2 * 12 + 3), frame.pixel(12 + 4), frame.pixel(6 * 12 + 7),
          frame.pixel(5 * 12 + 8)))
          .containsOnly(0);
    }
  }

  @Test
  void aDrawingHasTheSizeItGivesItself() throws IOException {
    Path drawing = Files.writeString(folder.resolve("drawing.svg"), DRAWING);
    MediaInfo info = media.probe(drawing);
    assertThat(media.probeWhole(drawing)).isEqualTo(info);
    assertThat(List.of(info.file().reader(), info.width(), info.height())).containsExactly("QtImageReader", 320, 180);
  }

  @Test
  void aPackedDrawingIsReadToo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(DRAWING.getBytes(StandardCharsets.UTF_8));
    }
    MediaInfo info = media.probe(Files.write(folder.resolve("drawing.svgz"), packed.toByteArray()));
    assertThat(info.width()).isEqualTo(320);
  }

  @Test
  void entitiesOfADrawingReachNoOtherFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "<rect width=\"4000\" height=\"3000\"/>");
    String text =
        "<!DOCTYPE svg [<!ENTITY other SYSTEM \"" + secret.toUri() + "\">]>"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"180\"><title>&other;</title></svg>";
    MediaInfo info = media.probe(Files.writeString(folder.resolve("curious.svg"), text));
    assertThat(info.width()).isEqualTo(320);
  }

  @Test
  void entitiesThatGrowWithoutEndAreRefused() throws IOException {
    StringBuilder entities = new StringBuilder("<!ENTITY e0 \"lol\">");
    for (int i = 1; i < 12; i++) {
      entities.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    String text =
        "<!DOCTYPE svg [" + entities + "]><svg xmlns=\"http://www.w3.org/2000/svg\"><title>&e11;</title></svg>";
    Path file = Files.writeString(folder.resolve("bomb.svg"), text);
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(file))
        .withMessageContaining("bomb.svg");
  }

  @Test
  void textNamedLikeADrawingIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.svg"), "nothing drawn");
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(file))
        .withMessageContaining("notes.svg");
  }

  @Test
  void aPictureThatCannotBeDecodedIsRefusedWhenItIsSent() throws IOException {
    ByteBuffer photoshop = ByteBuffer.allocate(300).put("8BPS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1)
        .position(12).putShort((short) 3).putInt(48).putInt(64).putShort((short) 8).putShort((short) 3)
        .putInt(0).putInt(0).putInt(0).putShort((short) 1);
    Path file = Files.write(folder.resolve("layers.psd"), photoshop.array());
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probeWhole(file))
        .withMessageContaining("layers.psd").withMessageContaining("Save it as PNG");
  }

  @Test
  void aPictureThatIsSeenTurnedHasTheSidesThatAreSeen() throws IOException {
    byte[] png = Base64.getDecoder().decode(PICTURE);
    ByteArrayOutputStream turned = new ByteArrayOutputStream();
    turned.write(png, 0, 33);
    turned.write(new byte[] {0, 0, 0, 22, 'e', 'X', 'I', 'f', 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0,
      1, 0, 8, 0, 0, 0, 0, 0, 0});
    turned.write(png, 33, png.length - 33);
    MediaInfo info = media.probe(Files.write(folder.resolve("turned.png"), turned.toByteArray()));
    assertThat(List.of(info.width(), info.height())).containsExactly(48, 64);
  }
}
