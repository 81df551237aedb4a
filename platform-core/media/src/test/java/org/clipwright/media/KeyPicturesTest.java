package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films that are looked through. */
class KeyPicturesTest {

  private static final int FRAMES = 50;
  private static final int SHORTLY = 16;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"mp4,libx264", "mkv,libx264", "mp4,libx265", "avi,mpeg4", "mov,prores_ks"})
  void numberShortlyAfterAKeyframeShowsItAndEveryOtherItsOwnPicture(String container, String codec) {
    Map<String, String> options = switch (codec) {
      case "libx264" -> Map.of("sc_threshold", "0", "preset", "veryfast");
      case "libx265" -> Map.of("preset", "ultrafast", "x265-params", "log-level=none:scenecut=0:bframes=3");
      default -> Map.of();
    };
    Path file = codec.equals("prores_ks") ? PaintedFilm.silent("mov", codec, FRAMES).write(folder.resolve("film.mov"))
        : CodedFilm.of(codec, options).write(folder.resolve("film." + container), FRAMES);
    boolean told = container.matches("mp4|mkv");
    try (PictureSource all = media.pictures(file, Fidelity.CORRECT, 1);
        PictureSource keys = media.ofKeyPictures().pictures(file, Fidelity.CORRECT, 1)) {
      for (int number = FRAMES; number >= 1; number--) {
        int late = (number - 1) % CodedFilm.GROUP;
        long shown = told && late <= SHORTLY ? number - late : number;
        assertThat(Arrays.equals(pixels(keys, number), pixels(all, shown))).as("picture %d", number).isTrue();
      }
    }
  }

  private static int[] pixels(PictureSource pictures, long number) {
    try (Arena arena = Arena.ofConfined(); DecodedPicture picture = pictures.picture(number)) {
      Frame frame = Frame.allocate(arena, picture.width(), picture.height());
      picture.toFrame(frame, Scaling.BICUBIC);
      int[] pixels = new int[frame.size()];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = frame.pixel(i);
      }
      return pixels;
    }
  }
}
