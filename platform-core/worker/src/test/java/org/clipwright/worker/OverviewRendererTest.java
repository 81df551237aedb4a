package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.testkit.InMemorySegments;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each tile shows its part of the film, and peaks are those of the samples. */
class OverviewRendererTest {

  private static final int FPS = 10;
  private static final int SECONDS = 30;
  private static final int GREY_TOLERANCE = 4;
  private static final int SAMPLE_RATE = 8_000;
  private static final float LOUD = 0.5f;
  private static final String FILES = "video/files/3/";
  private static final int[] SPARSE_GREYS = {40, 90, 140, 190};

  @TempDir private static Path shared;

  @TempDir private Path folder;

  private final InMemoryStorageProvider storage = new InMemoryStorageProvider();
  private final MediaStore store = new MediaStore(storage);
  private OverviewRenderer overviews;

  /** The brightness of the film tells the second. */
  @BeforeAll
  static void somethingToShow() throws IOException {
    film("film.mp4", new Rational(FPS, 1), SECONDS * FPS, number -> grey(number / FPS));
    film("even.mp4", new Rational(5, 2), 4, number -> SPARSE_GREYS[number]);
    Files.write(shared.resolve("sparse.mp4"),
        BriefLastPicture.of(Files.readAllBytes(shared.resolve("even.mp4"))));
    AudioSettings plain = new AudioSettings("pcm_s16le", SAMPLE_RATE, 2, 3, 0);
    try (Encoder encoder = new FfmpegEncoderOpener().open(
        shared.resolve("sound.wav"), new OutputSettings("wav", Optional.empty(), Optional.of(plain), 1))) {
      AudioBlock block = new AudioBlock(2, SAMPLE_RATE, SAMPLE_RATE);
      for (int second = 0; second < 4; second++) {
        Arrays.fill(block.channel(0), second == 2 ? 0 : LOUD);
        block.channel(0)[SAMPLE_RATE / 2] = second == 2 ? 0 : -LOUD;
        Arrays.fill(block.channel(1), 0);
        encoder.write(block);
      }
      encoder.finish();
    }
  }

  private static void film(String name, Rational rate, int pictures, IntUnaryOperator greys) {
    VideoSettings video = new VideoSettings("libx264", 96, 64, rate, new VideoRate(VideoRate.Mode.CRF, 0), "ultrafast",
        VideoSettings.Scanning.PROGRESSIVE);
    try (Arena arena = Arena.ofConfined(); Encoder encoder = new FfmpegEncoderOpener().open(
        shared.resolve(name), new OutputSettings("mp4", Optional.of(video), Optional.empty(), 1))) {
      Frame frame = Frame.allocate(arena, 96, 64);
      for (int number = 0; number < pictures; number++) {
        frame.pixels().fill((byte) greys.applyAsInt(number));
        encoder.write(frame);
      }
      encoder.finish();
    }
  }

  private static int grey(int second) {
    return 20 + 7 * second;
  }

  @BeforeEach
  void aWorker() throws IOException {
    for (String name : List.of("film.mp4", "sparse.mp4", "sound.wav")) {
      store.put(FILES + name, shared.resolve(name), () -> {});
    }
    MediaCopies copies = new MediaCopies(folder.resolve("copies"), Long.MAX_VALUE, DiskFloor.NONE);
    copies.begin();
    LocalMedia local = new LocalMedia(store, copies, () -> {});
    RenderEngine engine = new RenderEngine(new FfmpegMediaOpener(), EffectRegistry.NONE, Fidelity.CORRECT,
        new EffectLimits(Duration.ofMinutes(1), () -> false), PictureHeap.ofThisProcess(), RunningEffects.NOWHERE);
    ProjectRenderers projects =
        new ProjectRenderers(engine, engine.media(), local, folder.resolve("masks"), new Fonts(store, local),
            new KeptRenderers(() -> {}), new WorkerHealth(_ -> {}));
    overviews = new OverviewRenderer(projects, local,
        new SegmentStore(store, new InMemorySegments(), Long.MAX_VALUE, () -> {}),
        new PictureBytes(new FfmpegEncoderOpener(), PictureHeap.ofThisProcess()));
  }

  private BufferedImage sheet(WorkRequest.Grid grid, double span, String name) throws IOException {
    return sheet("film.mp4", grid, span, name);
  }

  private BufferedImage sheet(String film, WorkRequest.Grid grid, double span, String name) throws IOException {
    String key = overviews.key(new WorkRequest.Sprite(
        FILES + film, new WorkRequest.Kept(3, name), grid, span, "png"));
    try (InputStream picture = storage.open(key)) {
      return ImageIO.read(picture);
    }
  }

  @Test
  void everyTileShowsItsPartOfTheFilm() throws IOException {
    BufferedImage sheet = sheet(new WorkRequest.Grid(3, 8, 48, 32), 4, "a.png");
    assertThat(sheet.getWidth()).isEqualTo(3 * 48);
    assertThat(sheet.getHeight()).isEqualTo(3 * 32);
    for (int tile = 0; tile < 8; tile++) {
      int seen = sheet.getRGB(tile % 3 * 48 + 24, tile / 3 * 32 + 16) & 255;
      assertThat(seen).as("tile " + tile).isBetween(
          grey(4 * tile) - GREY_TOLERANCE, grey(Math.min(SECONDS, 4 * tile + 4) - 1) + GREY_TOLERANCE);
    }
  }

  /** Four pictures in 1.24 s, of which three are as long as four should be. */
  @Test
  void aSheetOfAFilmOfFewPicturesEndsWithItsLast() throws IOException {
    BufferedImage sheet = sheet("sparse.mp4", new WorkRequest.Grid(13, 13, 48, 32), 0.1, "c.png");
    int[] seen = IntStream.range(0, 13).map(tile -> sheet.getRGB(tile * 48 + 24, 16) & 255).toArray();
    assertThat(seen[0]).isCloseTo(SPARSE_GREYS[0], within(GREY_TOLERANCE));
    assertThat(seen[11]).isCloseTo(SPARSE_GREYS[2], within(GREY_TOLERANCE));
    assertThat(seen[12]).isCloseTo(SPARSE_GREYS[3], within(GREY_TOLERANCE));
  }

  @Test
  void nothingIsMadeTwice() throws IOException {
    sheet(new WorkRequest.Grid(1, 1, 16, 10), SECONDS, "a.png");
    store.delete(FILES + "film.mp4");
    assertThat(sheet(new WorkRequest.Grid(1, 1, 16, 10), SECONDS, "a.png").getWidth()).isEqualTo(16);
  }

  private short[] peaks(WorkRequest.Parts parts, String name) throws IOException {
    String key = overviews.key(
        new WorkRequest.Peaks(FILES + "sound.wav", new WorkRequest.Kept(3, name), parts));
    try (InputStream peaks = storage.open(key)) {
      ByteBuffer bytes = ByteBuffer.wrap(peaks.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      short[] numbers = new short[bytes.remaining() / Short.BYTES];
      bytes.asShortBuffer().get(numbers);
      return numbers;
    }
  }

  @Test
  void peaksAreThoseOfTheSamples() throws IOException {
    assertThat(peaks(new WorkRequest.Parts(false, 0, 4, SAMPLE_RATE), "a.peaks")).containsExactly(
        -16_384, 16_384, 0, 0, -16_384, 16_384, 0, 0, 0, 0, 0, 0, -16_384, 16_384, 0, 0);
    assertThat(peaks(new WorkRequest.Parts(true, SAMPLE_RATE, 3, SAMPLE_RATE), "b.peaks"))
        .containsExactly(-8192, 8192, 0, 0, -8192, 8192);
    assertThat(peaks(new WorkRequest.Parts(true, 3 * SAMPLE_RATE, 2, SAMPLE_RATE), "c.peaks"))
        .as("beyond the end there is silence").containsExactly(-8192, 8192, 0, 0);
  }
}
