package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.services.export.RenderedFile;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.testkit.InMemorySegments;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.worker.segment.SegmentKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A film in segments is the film in one piece, and segments that exist are not rendered again. */
@Timeout(240)
class FilmPartsTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int FPS = 10;
  private static final int FRAMES = 44 * FPS;
  private static final int SAMPLE_RATE = 48_000;

  @TempDir private static Path shared;

  @TempDir private Path folder;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();
  private final InMemoryStorageProvider storage = new InMemoryStorageProvider();
  private final InMemorySegments remembered = new InMemorySegments();
  private final SegmentStore store = new SegmentStore(new MediaStore(storage), remembered, 0, () -> {});
  private int outputs;

  @BeforeAll
  static void somethingToShow() throws IOException {
    BufferedImage picture = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, 24, 32);
    graphics.dispose();
    ImageIO.write(picture, "png", shared.resolve("picture.png").toFile());
    film(shared.resolve("film.mp4"));
  }

  /** A film with a tone, of which each frame has a grey of its own. */
  private static void film(Path file) {
    try (Arena arena = Arena.ofConfined();
        Encoder encoder = new FfmpegEncoderOpener().open(file, settings("mp4"))) {
      Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
      AudioBlock block = new AudioBlock(2, SAMPLE_RATE / FPS, SAMPLE_RATE);
      for (int number = 0; number < FRAMES; number++) {
        frame.pixels().fill((byte) (number % 200));
        encoder.write(frame);
        for (int i = 0; i < block.samples(); i++) {
          float tone = (float) Math.sin(440 * 2 * Math.PI * i / SAMPLE_RATE) / 2;
          block.channel(0)[i] = tone;
          block.channel(1)[i] = tone;
        }
        encoder.write(block);
      }
      encoder.finish();
    }
  }

  private RenderSetup setup(String titleEnd) {
    String json = """
        {"width": %d, "height": %d, "fps": {"num": %d, "den": 1}, "sample_rate": %d, "channels": 2,
         "channel_layout": 3, "clips": [
          {"id": "1", "position": 0, "start": 0, "end": 44, "layer": 1, "reader": {"path": "film.mp4"}},
          {"id": "2", "position": 30, "start": 0, "end": %s, "layer": 2, "reader": {"path": "picture.png"},
           "rotation": {"Points": [{"co": {"X": 1, "Y": 0}, "interpolation": 1},
             {"co": {"X": 100, "Y": 360}, "interpolation": 1}]}}]}
        """.formatted(WIDTH, HEIGHT, FPS, SAMPLE_RATE, titleEnd);
    try {
      ObjectNode project = (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().readTree(json);
      return RenderSetup.of(
          new ProjectReader(shared::resolve).read(project), media, EffectRegistry.NONE, shared::resolve,
          Fidelity.CORRECT);
    } catch (IOException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** Without loss, so that equal pictures stay equal. */
  private static OutputSettings settings(String container) {
    VideoSettings video = new VideoSettings(
        "libx264", WIDTH, HEIGHT, new Rational(FPS, 1), new VideoRate(VideoRate.Mode.CRF, 0), "ultrafast",
        VideoSettings.Scanning.PROGRESSIVE);
    return new OutputSettings(
        container, Optional.of(video), Optional.of(new AudioSettings("aac", SAMPLE_RATE, 2, 3, 128_000)), 2);
  }

  private static Export export() {
    Bitrate rate = new Bitrate(Bitrate.Unit.CRF, 0);
    return new Export(
        new Export.Identity(7, new UserId(1), 3, Instant.EPOCH, Instant.EPOCH),
        new Export.Settings("video", "mp4", "libx264", rate, "aac", rate, 1, -1, ""),
        new Export.Progress(Export.Status.IN_PROGRESS, 0, 1, Export.RenderStatus.WAITING),
        new Export.Outcome(Optional.empty(), JsonNodeFactory.instance.objectNode()));
  }

  /** Makes the film as the jobs of an export do, and tells how many of its segments were rendered for that. */
  private int make(RenderSetup setup, Path output) {
    SegmentKeys keys = new SegmentKeys(
        setup, settings("mp4"), new SegmentKeys.Surroundings("test", _ -> Optional.empty(), "none"));
    FilmParts film = new FilmParts(setup, settings("mp4"), false, keys, new FfmpegEncoderOpener(), media);
    List<FilmPart> parts = film.division(new FrameRange(1, setup.lastFrame()), () -> {}).parts();
    assertThat(parts).hasSize(3).first().matches(FilmPart::isSound);
    assertThat(parts).allMatch(part -> film.name(part).equals(part.name()));
    store.need(export(), parts.stream().map(FilmPart::name).collect(Collectors.toSet()));
    List<FilmPart> missing = parts.stream().filter(part -> !store.has(export(), part.name())).toList();
    missing.forEach(part -> render(film, part));
    Path copies = folder.resolve("copies-" + outputs++);
    assertThat(copies.toFile().mkdir()).isTrue();
    write(film.join(output, List.of(), parts, part -> store.file(export(), part.name(), copies).orElseThrow(),
        () -> {}), output);
    return (int) missing.stream().filter(part -> !part.isSound()).count();
  }

  /** Films that are not in a file yet are written when they are read. */
  private static void write(RenderedFile film, Path output) {
    if (Files.notExists(output)) {
      try (InputStream content = film.open()) {
        Files.copy(content, output);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private void render(FilmParts film, FilmPart part) {
    List<Long> progress = new ArrayList<>();
    Path file = folder.resolve(part.name());
    film.render(part, file, (done, total) -> progress.add(done), new CancellationToken());
    assertThat(progress).isSorted().last().isEqualTo(part.frames());
    store.put(export(), part.name(), file);
  }

  private Path whole(RenderSetup setup) {
    Path output = folder.resolve("whole.mp4");
    try (Encoder encoder = new FfmpegEncoderOpener().open(output, settings("mp4"))) {
      RenderLoop.of(setup).withPictures(new MediaClipSounds(setup)).withSound(new TimelineSoundMixer(setup))
          .run(new FrameRange(1, setup.lastFrame()), encoder, (done, total) -> {}, new CancellationToken());
    }
    return output;
  }

  @Test
  void everyPictureAndEverySampleIsThatOfTheFilmInOnePiece() {
    RenderSetup setup = setup("10");
    Path whole = whole(setup);
    Path joined = folder.resolve("joined.mp4");
    assertThat(make(setup, joined)).isEqualTo(2);
    assertThat(media.probe(joined).videoLength()).isEqualTo(FRAMES).isEqualTo(media.probe(whole).videoLength());
    assertThat(media.probe(joined).durationSeconds()).isEqualTo(media.probe(whole).durationSeconds());
    assertSamePictures(whole, joined);
    assertSameSound(whole, joined);
  }

  @Test
  void segmentsThatExistAreNotRenderedAgain() {
    make(setup("10"), folder.resolve("first.mp4"));
    assertThat(make(setup("10"), folder.resolve("again.mp4"))).isEqualTo(0);
    assertThat(make(setup("8"), folder.resolve("changed.mp4"))).isEqualTo(1);
    assertThat(remembered.needed()).hasSize(3);
    assertSamePictures(folder.resolve("first.mp4"), folder.resolve("again.mp4"));
  }

  @Test
  void partThatIsStoppedIsNot() {
    RenderSetup setup = setup("10");
    SegmentKeys keys = new SegmentKeys(
        setup, settings("mp4"), new SegmentKeys.Surroundings("test", _ -> Optional.empty(), "none"));
    FilmParts film = new FilmParts(setup, settings("mp4"), false, keys, new FfmpegEncoderOpener(), media);
    FilmPart part = film.division(new FrameRange(1, setup.lastFrame()), () -> {}).parts().getLast();
    CancellationToken token = new CancellationToken();
    assertThatExceptionOfType(RenderCancelledException.class).isThrownBy(
        () -> film.render(part, folder.resolve(part.name()), (_, _) -> token.cancel(), token));
  }

  @Test
  void damagedSegmentIsNamed() throws IOException {
    RenderSetup setup = setup("10");
    make(setup, folder.resolve("first.mp4"));
    MediaStore stored = new MediaStore(storage);
    List<String> films = stored.keys("video/segments/3/").stream().filter(key -> key.endsWith(".mkv")).toList();
    byte[] bytes = storage.open(films.getFirst()).readAllBytes();
    stored.put(films.getFirst(), new ByteArrayInputStream(bytes, 0, bytes.length / 2));
    assertThatExceptionOfType(FilmPart.DamagedException.class).isThrownBy(() -> make(setup, folder.resolve("none.mp4")))
        .satisfies(damaged -> assertThat(damaged.number()).isBetween(0, 1));
  }

  @Test
  void whatTakesMoreRoomThanSegmentsMayIsRemoved() {
    make(setup("10"), folder.resolve("first.mp4"));
    assertThat(storage.list("video/segments/3/")).hasSize(3);
    store.trim();
    assertThat(storage.list("video/segments/")).isEmpty();
    assertThat(Files.exists(folder.resolve("first.mp4"))).isTrue();
  }

  private void assertSamePictures(Path expected, Path actual) {
    try (PictureSource one = media.pictures(expected, Fidelity.CORRECT, 1);
        PictureSource other = media.pictures(actual, Fidelity.CORRECT, 1);
        Arena arena = Arena.ofConfined()) {
      Frame first = Frame.allocate(arena, WIDTH, HEIGHT);
      Frame second = Frame.allocate(arena, WIDTH, HEIGHT);
      for (int number = 1; number <= FRAMES; number++) {
        draw(one, number, first);
        draw(other, number, second);
        assertThat(first.pixels().mismatch(second.pixels())).as("first other byte of frame " + number).isEqualTo(-1);
      }
      assertThat(first.pixels().get(ValueLayout.JAVA_BYTE, 3)).isEqualTo((byte) 255);
    }
  }

  private static void draw(PictureSource source, int number, Frame frame) {
    try (DecodedPicture picture = source.picture(number)) {
      picture.toFrame(frame, Scaling.BICUBIC);
    }
  }

  private void assertSameSound(Path expected, Path actual) {
    try (SoundSource one = media.sound(expected, SAMPLE_RATE, 3, Fidelity.CORRECT);
        SoundSource other = media.sound(actual, SAMPLE_RATE, 3, Fidelity.CORRECT)) {
      AudioBlock first = new AudioBlock(2, SAMPLE_RATE, SAMPLE_RATE);
      AudioBlock second = new AudioBlock(2, SAMPLE_RATE, SAMPLE_RATE);
      for (long at = 0; at < 44L * SAMPLE_RATE; at += SAMPLE_RATE) {
        one.read(at, first);
        other.read(at, second);
        assertThat(second.channel(0)).as("second " + at / SAMPLE_RATE).isEqualTo(first.channel(0));
      }
    }
  }
}
