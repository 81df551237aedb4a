package org.clipwright.worker.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.timeline.Rational;
import org.clipwright.worker.MediaCopies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small pictures come from proxies once they are made, and are the same pictures; all others come from the film. */
class ProxyMediaTest {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final long FRAMES = 500;
  private static final int SPAN = 240;
  private static final Rational FPS = new Rational(30000, 1001);

  /** Of 255; neighbouring pictures differ by more than twice as much, or encoders would take them for equal. */
  private static final int TOLERANCE = 5;

  private static final int STEP = 16;
  private static final int STEPS = 13;

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private final FfmpegMediaOpener films = new FfmpegMediaOpener();
  private MediaCopies shelf;
  private ProxyMedia media;

  @BeforeAll
  static void films() {
    write(shared.resolve("large.mp4"), "libx264", WIDTH, HEIGHT, FRAMES, false);
    write(shared.resolve("small.mp4"), "libx264", 640, 360, 30, false);
    write(shared.resolve("clear.mov"), "qtrle", WIDTH, HEIGHT, 30, true);
  }

  private static void write(Path file, String codec, int width, int height, long frames, boolean transparent) {
    VideoSettings video = new VideoSettings(codec, width, height, FPS, new VideoRate(VideoRate.Mode.CRF, 20),
        transparent ? "" : "ultrafast", VideoSettings.Scanning.PROGRESSIVE);
    OutputSettings output = new OutputSettings(
        file.toString().replaceFirst(".*\\.", ""), Optional.of(transparent ? video.withTransparency() : video),
        Optional.empty(), 2);
    try (Arena arena = Arena.ofConfined(); Encoder encoder = new FfmpegEncoderOpener().open(file, output)) {
      Frame frame = Frame.allocate(arena, width, height);
      for (long number = 1; number <= frames; number++) {
        frame.pixels().fill((byte) grey(number));
        encoder.write(frame);
      }
      encoder.finish();
    }
  }

  private static int grey(long number) {
    return 20 + STEP * (int) Math.floorMod(number, (long) STEPS);
  }

  @BeforeEach
  void nothingMade() {
    shelf = new MediaCopies(folder, Long.MAX_VALUE, DiskFloor.NONE);
    media = new ProxyMedia(films, Optional.of(
        new ProxyMaker(films, new ProxyWriter(new FfmpegEncoderOpener(), new QuietPace(shelf::isInUse)), shelf,
            work -> Thread.ofPlatform().daemon().start(work))));
  }

  private PictureSource open(String film) {
    return media.pictures(shared.resolve(film), Fidelity.CORRECT, 1);
  }

  /** Width of the picture as decoded, after looking at its grey. */
  private static int width(PictureSource source, long number, int width, int height) {
    try (Arena arena = Arena.ofConfined(); DecodedPicture picture = source.picture(number, width, height)) {
      Frame frame = Frame.allocate(arena, 64, 36);
      picture.toFrame(frame, Scaling.BICUBIC);
      long shown = Math.clamp(number, 1, FRAMES);
      assertThat(frame.pixel(32 * 64 / 2) & 255).as("frame " + number)
          .isBetween(grey(shown) - TOLERANCE, grey(shown) + TOLERANCE);
      return picture.width();
    }
  }

  private int made() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.filter(file -> file.toString().endsWith(".mp4")).count();
    }
  }

  private void await(int spans) throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    while (made() < spans) {
      assertThat(System.nanoTime()).as("Time until %s spans are made", spans).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void smallPicturesComeFromTheProxyOnceItIsMade() throws Exception {
    try (PictureSource source = open("large.mp4")) {
      assertThat(width(source, 300, 320, 180)).isEqualTo(WIDTH);
      await(3);
      for (long number : new long[] {1, 2, SPAN, SPAN + 1, 300, 2 * SPAN, 2 * SPAN + 1, FRAMES, FRAMES + 7, -1, 3}) {
        assertThat(width(source, number, 320, 180)).isEqualTo(640);
      }
      assertThat(width(source, 300, 640, 360)).isEqualTo(640);
    }
  }

  @Test
  void largerPicturesComeFromTheFilm() throws Exception {
    try (PictureSource source = open("large.mp4")) {
      width(source, 1, 320, 180);
      await(3);
      assertThat(width(source, 300, 854, 480)).isEqualTo(WIDTH);
      try (DecodedPicture picture = source.picture(300)) {
        assertThat(picture.width()).isEqualTo(WIDTH);
      }
    }
  }

  @Test
  void whatWasRemovedIsMadeAgain() throws Exception {
    try (PictureSource source = open("large.mp4")) {
      width(source, 1, 320, 180);
      await(3);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      assertThat(width(source, 300, 320, 180)).isEqualTo(WIDTH);
      await(1);
      assertThat(width(source, 301, 320, 180)).isEqualTo(640);
    }
  }

  @Test
  void aDamagedProxyIsNoneAtAll() throws Exception {
    try (PictureSource source = open("large.mp4")) {
      width(source, 1, 320, 180);
      await(3);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.write(file, new byte[100]);
        }
      }
      assertThat(width(source, 300, 320, 180)).isEqualTo(WIDTH);
    }
  }

  @Test
  void filmsThatAreSmallThemselvesHaveNone() {
    try (PictureSource source = open("small.mp4")) {
      assertThat(source).isNotInstanceOf(ProxyPictures.class);
    }
  }

  @Test
  void transparentFilmsHaveNone() throws Exception {
    try (PictureSource clear = open("clear.mov"); PictureSource large = open("large.mp4")) {
      assertThat(width(clear, 1, 320, 180)).isEqualTo(WIDTH);
      assertThat(width(large, 1, 320, 180)).isEqualTo(WIDTH);
      await(3);
      assertThat(width(clear, 2, 320, 180)).isEqualTo(WIDTH);
      assertThat(made()).isEqualTo(3);
    }
  }

  @Test
  void theOriginalsPicturesAreThoseOfTheFilm() {
    try (PictureSource source = media.pictures(shared.resolve("large.mp4"), Fidelity.ORIGINAL, 1)) {
      assertThat(source).isNotInstanceOf(ProxyPictures.class);
    }
  }
}
