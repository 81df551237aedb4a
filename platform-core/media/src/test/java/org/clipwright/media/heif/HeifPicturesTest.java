package org.clipwright.media.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.MediaInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeifPicturesTest {

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @Test
  void tilesMakeOneStillPictureOfTheVisibleSize() throws IOException {
    HeifBytes heif = new HeifBytes();
    Path file = write(tiles(heif, heif.size(24, 20)).file("heic", 5));
    MediaInfo info = media.probe(file);
    assertThat(List.of(info.width(), info.height())).containsExactly(24, 20);
    assertThat(info.hasSingleImage()).isTrue();
    assertThat(colors(file, 24, 20)).containsExactly("red", "green", "blue", "white");
  }

  @Test
  void aPictureIsTurnedAnticlockwise() throws IOException {
    HeifBytes heif = new HeifBytes();
    Path file = write(tiles(heif, heif.size(24, 20), heif.property("irot", 1)).file("heic", 5));
    MediaInfo info = media.probe(file);
    assertThat(List.of(info.width(), info.height())).containsExactly(20, 24);
    assertThat(colors(file, 20, 24)).containsExactly("green", "white", "red", "blue");
  }

  @Test
  void aPictureIsTurnedClockwiseThatIsTurnedThreeTimes() throws IOException {
    HeifBytes heif = new HeifBytes();
    Path file = write(tiles(heif, heif.size(24, 20), heif.property("irot", 3)).file("mif1", 5));
    assertThat(colors(file, 20, 24)).containsExactly("blue", "red", "white", "green");
  }

  @Test
  void aPictureIsMirrored() throws IOException {
    HeifBytes heif = new HeifBytes();
    Path upsideDown = write(tiles(heif, heif.size(24, 20), heif.property("imir", 0)).file("avif", 5));
    assertThat(colors(upsideDown, 24, 20)).containsExactly("blue", "white", "red", "green");
    HeifBytes other = new HeifBytes();
    Path mirrored = write(tiles(other, other.size(24, 20), other.property("imir", 1)).file("avif", 5));
    assertThat(colors(mirrored, 24, 20)).containsExactly("green", "red", "white", "blue");
  }

  @Test
  void onlyThePartInsideTheApertureIsSeen() throws IOException {
    HeifBytes heif = new HeifBytes();
    int right = heif.property("clap", 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0,
        0, 0, 0, 0, 1);
    Path file = write(tiles(heif, heif.size(24, 20), right).file("heic", 5));
    assertThat(List.of(media.probe(file).width(), media.probe(file).height())).containsExactly(8, 20);
    assertThat(colors(file, 8, 20)).containsExactly("green", "green", "white", "white");
  }

  @Test
  void anAlphaPictureMakesItTransparentAndOtherAuxiliariesDoNot() throws IOException {
    HeifBytes heif = new HeifBytes();
    int size = heif.size(16, 16);
    heif.picture(1, Color.RED, 16, 16, size)
        .picture(2, Color.BLACK, 16, 16, size, heif.auxiliary("urn:com:apple:photo:2020:aux:hdrgainmap"))
        .link("auxl", 2, 1);
    assertThat(pixel(write(heif.file("heic", 1)), 16, 16, 5, 5) >>> 24).isEqualTo(255);
    heif.picture(3, Color.BLACK, 16, 16, size, heif.auxiliary("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"))
        .link("auxl", 3, 1);
    assertThat(pixel(write(heif.file("heic", 1)), 16, 16, 5, 5)).isZero();
  }

  @Test
  void whatIsCutOffOrMissingIsSaidInASentence() throws IOException {
    HeifBytes heif = new HeifBytes();
    byte[] whole = tiles(heif, heif.size(24, 20)).file("heic", 5);
    Path cut = write(Arrays.copyOf(whole, whole.length - 40));
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probeWhole(cut))
        .withMessageContaining("p.heic");
    HeifBytes few = new HeifBytes();
    int size = few.size(24, 20);
    Path missing = write(few.picture(1, Color.RED, 16, 16, few.size(16, 16)).grid(5, 2, 2, 24, 20, size).link("dimg", 5,
        1)
        .file("heic", 5));
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probeWhole(missing))
        .withMessageContaining("p.heic");
  }

  @Test
  void damagedTablesAreRefusedAndNothingElse() throws IOException {
    HeifBytes heif = new HeifBytes();
    byte[] whole = tiles(heif, heif.size(24, 20), heif.property("irot", 1)).file("heic", 5);
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(Math.min(whole.length, 700))] = (byte) random.nextInt(256);
      Path file = write(damaged);
      try {
        media.probeWhole(file);
      } catch (MediaException refused) {
        assertThat(refused).hasMessageContaining("p.heic");
      }
    }
  }

  /** Red and green above blue and white, in tiles of 16 pixels of which 24x20 are seen. */
  private static HeifBytes tiles(HeifBytes heif, Integer... own) throws IOException {
    int tile = heif.size(16, 16);
    return heif.picture(1, Color.RED, 16, 16, tile).picture(2, Color.GREEN, 16, 16, tile)
        .picture(3, Color.BLUE, 16, 16, tile).picture(4, Color.WHITE, 16, 16, tile)
        .grid(5, 2, 2, 24, 20, own).link("dimg", 5, 1, 2, 3, 4);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("p.heic"), bytes);
  }

  private List<String> colors(Path file, int width, int height) {
    return List.of(color(pixel(file, width, height, 1, 1)), color(pixel(file, width, height, width - 2, 1)),
        color(pixel(file, width, height, 1, height - 2)), color(pixel(file, width, height, width - 2, height - 2)));
  }

  private static String color(int pixel) {
    boolean red = (pixel & 255) > 200;
    boolean green = (pixel >> 8 & 255) > 200;
    boolean blue = (pixel >> 16 & 255) > 200;
    return red && green && blue ? "white" : red ? "red" : green ? "green" : blue ? "blue" : "other";
  }

  private int pixel(Path file, int width, int height, int x, int y) {
    try (Arena arena = Arena.ofConfined();
        PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1);
        DecodedPicture picture = pictures.picture(1)) {
      assertThat(List.of(picture.width(), picture.height())).containsExactly(width, height);
      Frame frame = Frame.allocate(arena, width, height);
      picture.toFrame(frame, Scaling.BICUBIC);
      return frame.pixel(y * width + x);
    }
  }
}
