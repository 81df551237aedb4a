package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.preview.PreviewCut;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.testkit.InMemorySegments;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The segments of a preview are the film, and none is rendered twice. */
@Timeout(240)
class PreviewRendererTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int FPS = 25;
  private static final int FRAMES = 133;
  private static final int SEGMENTS = 3;
  private static final int SAMPLE_RATE = 48_000;
  private static final int STEP = 7;
  private static final int GREY_TOLERANCE = 3;

  /** In decibels; a click of one sample at a tenth of the tone's level would leave less around it. */
  private static final double CLEAN = 30;

  @TempDir private static Path shared;

  @TempDir private Path folder;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();
  private final InMemoryStorageProvider storage = new InMemoryStorageProvider();
  private final MediaStore store = new MediaStore(storage);
  private final AtomicInteger encoded = new AtomicInteger();
  private ProjectRenderers projects;
  private PreviewRenderer preview;

  @BeforeAll
  static void somethingToShow() throws IOException {
    ImageIO.write(new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB), "png", shared.resolve("a.png").toFile());
    VideoSettings video = new VideoSettings(
        "libx264", WIDTH, HEIGHT, new Rational(FPS, 1), new VideoRate(VideoRate.Mode.CRF, 0), "ultrafast",
        VideoSettings.Scanning.PROGRESSIVE);
    OutputSettings settings = new OutputSettings(
        "mp4", Optional.of(video), Optional.of(new AudioSettings("aac", SAMPLE_RATE, 2, 3, 192_000)), 2);
    try (Arena arena = Arena.ofConfined();
        Encoder encoder = new FfmpegEncoderOpener().open(shared.resolve("film.mp4"), settings)) {
      Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
      AudioBlock block = new AudioBlock(2, SAMPLE_RATE / FPS, SAMPLE_RATE);
      for (int number = 1; number <= FRAMES; number++) {
        frame.pixels().fill((byte) grey(number));
        encoder.write(frame);
        for (int i = 0; i < block.samples(); i++) {
          long sample = (long) (number - 1) * block.samples() + i;
          block.channel(0)[i] = (float) Math.sin(440 * 2 * Math.PI * sample / SAMPLE_RATE) / 2;
          block.channel(1)[i] = block.channel(0)[i];
        }
        encoder.write(block);
      }
      encoder.finish();
    }
  }

  /** Frames that are near each other differ. */
  private static int grey(long number) {
    return 20 + (int) (number * STEP % 210);
  }

  @BeforeEach
  void aWorker() throws IOException {
    store.put("video/files/3/film.mp4", shared.resolve("film.mp4"), () -> {});
    store.put("video/files/3/a.png", shared.resolve("a.png"), () -> {});
    MediaCopies copies = new MediaCopies(folder.resolve("copies"), Long.MAX_VALUE, DiskFloor.NONE);
    copies.begin();
    LocalMedia local = new LocalMedia(store, copies, () -> {});
    Fonts fonts = new Fonts(store, local);
    fonts.takeUp();
    RenderEngine engine = new RenderEngine(media, EffectRegistry.NONE, Fidelity.CORRECT,
        new EffectLimits(Duration.ofMinutes(1), () -> false), PictureHeap.ofThisProcess(), RunningEffects.NOWHERE);
    projects =
        new ProjectRenderers(engine, engine.media(), local, folder.resolve("masks"), fonts, new KeptRenderers(() -> {}),
            new WorkerHealth(_ -> {}));
    EncoderOpener counting = (file, settings) -> {
      encoded.incrementAndGet();
      return new FfmpegEncoderOpener().open(file, settings);
    };
    preview = new PreviewRenderer(projects,
        new SegmentStore(store, new InMemorySegments(), 0, () -> {}), counting, folder, "test");
  }

  private static ObjectNode project(String overlayEnd) {
    try {
      return (ObjectNode) new ObjectMapper().readTree("""
          {"id": "P3", "width": %d, "height": %d, "fps": {"num": %d, "den": 1}, "sample_rate": 44100, "channels": 2,
           "channel_layout": 3, "clips": [
            {"id": "1", "position": 0, "start": 0, "end": 5.32, "layer": 1,
             "reader": {"path": "video/files/3/film.mp4"}},
            {"id": "2", "position": 4.2, "start": 0, "end": %s, "layer": 2, "alpha": {"Points": [
              {"co": {"X": 1, "Y": 0}, "interpolation": 1}]},
             "reader": {"path": "video/files/3/a.png", "has_video": true, "has_audio": false, "width": 48,
              "height": 32, "duration": 3600.0, "fps": {"num": 30, "den": 1}, "type": "QtImageReader"}}]}
          """.formatted(WIDTH, HEIGHT, FPS, overlayEnd));
    } catch (IOException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private byte[] segment(ObjectNode project, String track, int number) throws IOException {
    String key = preview.key(new WorkRequest.PreviewSegment(project, track, number, FRAMES));
    return storage.open(key).readAllBytes();
  }

  /** What a player has that appends all segments of a track. */
  private Path played(ObjectNode project, String track) throws IOException {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    for (int number = WorkRequest.PreviewSegment.START; number < SEGMENTS; number++) {
      film.write(segment(project, track, number));
    }
    return Files.write(folder.resolve(track + ".mp4"), film.toByteArray());
  }

  @Test
  void everyPictureIsShownOnceAndInOrder() throws IOException {
    Path film = played(project("0.9"), "360p");
    assertThat(media.probe(film).videoLength()).isEqualTo(FRAMES);
    try (PictureSource source = media.pictures(film, Fidelity.CORRECT, 1); Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
      for (int number = 1; number <= FRAMES; number++) {
        try (DecodedPicture picture = source.picture(number)) {
          picture.toFrame(frame, Scaling.BICUBIC);
        }
        assertThat(Math.abs((frame.pixel(WIDTH * HEIGHT / 2) >> 8 & 255) - grey(number))).as("frame " + number)
            .isLessThanOrEqualTo(GREY_TOLERANCE);
      }
    }
  }

  @Test
  void soundIsThatOfTheWholeFilmAlsoWhereSegmentsMeet() throws IOException {
    ObjectNode project = project("0.9");
    Path film = played(project, "audio");
    float[] mixed = mixed(project);
    float[] heard = new float[mixed.length];
    try (SoundSource source = media.sound(film, SAMPLE_RATE, 3, Fidelity.CORRECT)) {
      AudioBlock block = new AudioBlock(2, mixed.length, SAMPLE_RATE);
      source.read(0, block);
      System.arraycopy(block.channel(0), 0, heard, 0, mixed.length);
    }
    PreviewCut cut = new PreviewCut(FRAMES, new Rational(FPS, 1));
    int packet = PreviewCut.PACKET_SAMPLES;
    assertThat(clarity(mixed, heard, packet, mixed.length - packet)).isGreaterThan(CLEAN);
    for (int number = 1; number < SEGMENTS; number++) {
      int seam = Math.toIntExact(cut.packetsBefore(number) * packet);
      assertThat(clarity(mixed, heard, seam - packet, seam + packet)).as("seam " + number).isGreaterThan(CLEAN);
    }
  }

  private float[] mixed(ObjectNode project) {
    float[] samples = new float[FRAMES * SAMPLE_RATE / FPS];
    try (TimelineSoundMixer mixer = new TimelineSoundMixer(projects.setup(PreviewSound.heard(project)))) {
      AudioBlock block = new AudioBlock(2, 1, SAMPLE_RATE);
      int at = 0;
      for (long frame = 1; frame <= FRAMES; frame++) {
        mixer.mix(frame, block);
        System.arraycopy(block.channel(0), 0, samples, at, block.samples());
        at += block.samples();
      }
    }
    return samples;
  }

  /** The ratio of what should be heard to the difference, in decibels. */
  private static double clarity(float[] wanted, float[] heard, int from, int to) {
    double power = 0;
    double error = 0;
    for (int i = from; i < to; i++) {
      power += wanted[i] * wanted[i];
      error += (wanted[i] - heard[i]) * (wanted[i] - heard[i]);
    }
    return 10 * Math.log10(power / error);
  }

  @Test
  void whatIsStoredIsNotRenderedAgainNorWhatAnEditDoesNotTouch() throws IOException {
    played(project("0.9"), "360p");
    played(project("0.9"), "audio");
    assertThat(encoded.getAndSet(0)).isEqualTo(2 * (SEGMENTS + 1));
    played(project("0.9"), "360p");
    played(project("0.9"), "audio");
    assertThat(encoded.get()).isZero();
    List<String> before = keys();
    played(project("0.5"), "360p");
    played(project("0.5"), "audio");
    assertThat(encoded.get()).isEqualTo(1);
    assertThat(keys()).hasSize(before.size() + 1).containsAll(before);
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    storage.list("video/segments/3/").forEach(object -> keys.add(object.key()));
    return keys;
  }
}
