package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Animations under the names of still pictures; theirs last 100, 300, 50, 500, 20, 200 and 100 ms. */
class MovingStillsTest {

  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAgCAYAAACinX6EAAAACGFjVEwAAAAHAAAAADttHAAAAAAaZmNUTAAAAAAAAABAAAAAIAAAAAAA"
          + "AAAAAGQD6AAAGKrqywAAAFtJREFUeJzt0EERACAMwDBAw/xbBRl50Cjodc/MXR87OkBrgA7QGqADtAboAK0BOkBrgA7QGqADtAboAK0B"
          + "OkBrgA7QGqADtAboAK0BOkBrgA7QGqADtAboAO0BqZEBe6HEOoUAAAAaZmNUTAAAAAEAAABAAAAAIAAAAAAAAAAAASwD6AAAIAbAMgAA"
          + "AF9mZEFUAAAAAnic7dBBEQAgDMAwQNL8ewMZedAo6HXPzF0fOzpAa4AO0BqgA7QG6ACtATpAa4AO0BqgA7QG6ACtATpAa4AO0BqgA7QG"
          + "6ACtATpAa4AO0BqgA7QG6ADtAfTCAdWftH4fAAAAGmZjVEwAAAADAAAAQAAAACAAAAAAAAAAAAAyA+gAANkc6Z0AAABfZmRBVAAAAAR4"
          + "nO3QQREAIAzAMEDh/JsBGXnQKOh1z8xdHzs6QGuADtAaoAO0BugArQE6QGuADtAaoAO0BugArQE6QGuADtAaoAO0BugArQE6QGuADtAa"
          + "oAO0BugA7QFAAgIvP5sM5gAAABpmY1RMAAAABQAAAEAAAAAgAAAAAAAAAAAB9APoAACZ31U5AAAAXmZkQVQAAAAGeJzt0DERACAQwDBA"
          + "8PvfQEYGGgW97pm562NHB2gN0AFaA3SA1gAdoDVAB2gN0AFaA3SA1gAdoDVAB2gN0AFaA3SA1gAdoDVAB2gN0AFaA3SA1gAdoD2LMwKJ"
          + "V3Ya3QAAABpmY1RMAAAABwAAAEAAAAAgAAAAAAAAAAAAFAPoAACXwZKqAAAAXmZkQVQAAAAIeJzt0EERACAMwDBA/zyDjDxoFPS6Z+au"
          + "jx0doDVAB2gN0AFaA3SA1gAdoDVAB2gN0AFaA3SA1gAdoDVAB2gN0AFaA3SA1gAdoDVAB2gN0AFaA3SA9gDWZALj7DOFtgAAABpmY1RM"
          + "AAAACQAAAEAAAAAgAAAAAAAAAAAAyAPoAAA2tzGuAAAAX2ZkQVQAAAAKeJzt0EERACAMwDDAv5KZBBl50Cjodc/MXR87OkBrgA7QGqAD"
          + "tAboAK0BOkBrgA7QGqADtAboAK0BOkBrgA7QGqADtAboAK0BOkBrgA7QGqADtAboAO0BIaQDPQ53mEoAAAAaZmNUTAAAAAsAAABAAAAA"
          + "IAAAAAAAAAAAAGQD6AAAbvaQ0AAAAF9mZEFUAAAADHic7dBBEQAgDMAwwL+wuQIZedAo6HXPzF0fOzpAa4AO0BqgA7QG6ACtATpAa4AO"
          + "0BqgA7QG6ACtATpAa4AO0BqgA7QG6ACtATpAa4AO0BqgA7QG6ADtAWzVA5czciR0AAAAAElFTkSuQmCC";

  private static final String WEBP =
      "UklGRoABAABXRUJQVlA4WAoAAAASAAAAPwAALwAAQU5JTQYAAAAAAAAAAABBTk1GKgAAAAAAAAAAAD8AAC8AAGQAAAJWUDhMEQAAAC8/"
          + "wAsAB1DkUhSl/4GI6H8AAEFOTUYqAAAAAAAAAAAAPwAALwAALAEAAFZQOEwRAAAALz/ACwAHUNrKFKX/gYjofwAAQU5NRioAAAAAAAAA"
          + "AAA/AAAvAAAyAAABVlA4TBEAAAAvP8ALAAdQ0EIVpf+BiOh/AABBTk1GKAAAAAUAAAUAAB0AABMAAPQBAAJWUDhMDwAAAC8dwAQQBxD9"
          + "jwIGIqL/AQBBTk1GKgAAAAAAAAAAAD8AAC8AABQAAABWUDhMEQAAAC8/wAsAB1C8Mhal/4GI6H8AAEFOTUYqAAAAAAAAAAAAPwAALwAA"
          + "yAAAAFZQOEwRAAAALz/ACwAHULKqFqX/gYjofwAAQU5NRioAAAAAAAAAAAA/AAAvAABkAAAAVlA4TBEAAAAvP8ALAAdQqCIXpf+BiOh/"
          + "AAA=";

  private static final List<Integer> STARTS = List.of(1, 11, 41, 46, 96, 98, 118);

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @Test
  void anAnimatedPngMovesUnderItsUsualName() throws IOException {
    Path file = Files.write(folder.resolve("moving.png"), Base64.getDecoder().decode(PNG));
    requireTimes(media.probe(file));
    assertThat(reds(file, STARTS)).containsExactly(20, 50, 80, 110, 140, 170, 200);
    assertThat(reds(file, STARTS.stream().skip(1).map(start -> start - 1).toList())).containsExactly(20, 50, 80, 110,
        140, 170);
  }

  @Test
  void anAnimatedWebpMoves() throws IOException {
    Path file = Files.write(folder.resolve("moving.webp"), Base64.getDecoder().decode(WEBP));
    requireTimes(media.probe(file));
    assertThat(reds(file, STARTS)).containsExactly(20, 50, 80, 0, 140, 170, 200);
    assertThat(reds(file, List.of(127, 1, 97, 60, 10))).containsExactly(200, 20, 140, 0, 20);
  }

  private static void requireTimes(MediaInfo info) {
    assertThat(info.hasSingleImage()).isFalse();
    assertThat(info.durationSeconds()).isCloseTo(1.27f, org.assertj.core.data.Offset.offset(0.001f));
    assertThat(info.fps()).isEqualTo(new Rational(100, 1));
    assertThat(info.videoLength()).isEqualTo(127);
  }

  /** The red at the top left of pictures. */
  private List<Integer> reds(Path file, List<Integer> numbers) {
    try (PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1)) {
      return numbers.stream().map(number -> red(pictures, number)).toList();
    }
  }

  private static int red(PictureSource pictures, long number) {
    try (Arena arena = Arena.ofConfined(); DecodedPicture picture = pictures.picture(number)) {
      Frame frame = Frame.allocate(arena, picture.width(), picture.height());
      picture.toFrame(frame, Scaling.BICUBIC);
      return frame.pixel(0) & 255;
    }
  }
}
