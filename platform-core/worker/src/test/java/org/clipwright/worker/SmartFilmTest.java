package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.export.ExportRenderer;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.worker.segment.CopiedFrames;
import org.clipwright.worker.segment.SegmentKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A film is copied where it shows a clip as it is, and encoded everywhere else. */
@Timeout(240)
class SmartFilmTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int FPS = 10;
  private static final int SECONDS = 30;
  private static final int SAMPLE_RATE = 48_000;

  /** The film's second half without its first two seconds, then its first seconds; 25 seconds in all. */
  private static final String CLIPS = """
      {"id": "1", "position": 0, "start": 13, "end": 30, "layer": 1, "reader": {"path": "film.mp4"}},
      {"id": "2", "position": 17, "start": 0, "end": 8, "layer": 1, "reader": {"path": "film.mp4"}}
      """;

  @TempDir private static Path shared;

  @TempDir private Path folder;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @BeforeAll
  static void somethingToShow() throws IOException {
    ImageIO.write(new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB), "png", shared.resolve("black.png").toFile());
    encode("film.mp4", "libx264", SECONDS * FPS);
  }

  private static void encode(String name, String codec, int frames) {
    try (Arena arena = Arena.ofConfined();
        Encoder encoder = new FfmpegEncoderOpener().open(shared.resolve(name), settings("mp4", codec))) {
      Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
      AudioBlock block = new AudioBlock(2, SAMPLE_RATE / FPS, SAMPLE_RATE);
      for (int number = 0; number < frames; number++) {
        frame.pixels().fill((byte) (number % 200));
        encoder.write(frame);
        encoder.write(block);
      }
      encoder.finish();
    }
  }

  private static OutputSettings settings(String container) {
    return settings(container, "libx264");
  }

  private static OutputSettings settings(String container, String codec) {
    VideoSettings video = new VideoSettings(
        codec, WIDTH, HEIGHT, new Rational(FPS, 1), new VideoRate(VideoRate.Mode.CRF, 23), "ultrafast",
        VideoSettings.Scanning.PROGRESSIVE);
    return new OutputSettings(
        container, Optional.of(video), Optional.of(new AudioSettings("aac", SAMPLE_RATE, 2, 3, 128_000)), 2);
  }

  private RenderSetup setup(String clips) throws IOException {
    String json = """
        {"width": %d, "height": %d, "fps": {"num": %d, "den": 1}, "sample_rate": %d, "channels": 2,
         "channel_layout": 3, "clips": [%s]}
        """.formatted(WIDTH, HEIGHT, FPS, SAMPLE_RATE, clips);
    return RenderSetup.of(
        new ProjectReader(shared::resolve).read((ObjectNode) new ObjectMapper().readTree(json)), media,
        EffectRegistry.NONE, shared::resolve, Fidelity.CORRECT);
  }

  private SmartFilm.Outcome render(RenderSetup setup, OutputSettings settings, Path output) {
    return new SmartFilm(setup, settings, media, folder).render(
        output, new FrameRange(1, setup.lastFrame()), (_, _) -> {}, new CancellationToken());
  }

  @Test
  void whatShowsAClipAsItIsIsCopied() throws IOException {
    Path output = folder.resolve("output.mp4");
    // A group of twelve pictures begins at picture 133 and at the first.
    SmartFilm.Outcome outcome = render(setup(CLIPS), settings("mp4"), output);
    assertThat(outcome.copied()).isEqualTo(168L + 80);
    assertThat(outcome.encoded().values()).containsExactly(2L);
    assertThat(media.probe(output).videoLength()).isEqualTo(250);
    assertThat(media.probe(output).durationSeconds()).isEqualTo(25);
    assertThat(media.probe(output).hasAudio()).isTrue();
    assertShows(output, 3, 133, 168);
    assertShows(output, 171, 1, 80);
  }

  @Test
  void pictureOnTopIsEncodedWithWhatItCovers() throws IOException {
    Path output = folder.resolve("output.mkv");
    String title = """
        , {"id": "3", "position": 5, "start": 0, "end": 3, "layer": 2, "reader": {"path": "black.png"},
           "alpha": {"Points": [{"co": {"X": 1, "Y": 0.5}}]}}
        """;
    long copied = render(setup(CLIPS + title), settings("mkv"), output).copied();
    assertThat(copied).isBetween(248L - 30 - 11, 248L - 30);
    assertThat(media.probe(output).videoLength()).isEqualTo(250);
    assertShows(output, 3, 133, 48);
    assertShows(output, 171, 1, 80);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "\"alpha\": {\"Points\": [{\"co\": {\"X\": 1, \"Y\": 0.9}}]}",
    "\"scale_x\": {\"Points\": [{\"co\": {\"X\": 1, \"Y\": 0.9}}]}",
    "\"location_x\": {\"Points\": [{\"co\": {\"X\": 1, \"Y\": 0.1}}]}",
    "\"rotation\": {\"Points\": [{\"co\": {\"X\": 1, \"Y\": 90}}]}",
    "\"time\": {\"Points\": [{\"co\": {\"X\": 1, \"Y\": 1}, \"interpolation\": 1},"
        + " {\"co\": {\"X\": 300, \"Y\": 150}, \"interpolation\": 1}]}"})
  void clipThatIsChangedIsNotCopied(String change) throws IOException {
    String clip = "{\"id\": \"1\", \"position\": 0, \"start\": 0, \"end\": 30, \"layer\": 1, %s,"
        + " \"reader\": {\"path\": \"film.mp4\"}}";
    Path output = folder.resolve("output.mp4");
    SmartFilm.Outcome outcome = render(setup(clip.formatted(change)), settings("mp4"), output);
    assertThat(outcome.copied()).isZero();
    assertThat(outcome.encoded()).isNotEmpty();
    assertThat(output).doesNotExist();
  }

  @Test
  void nothingIsCopiedIntoWhatCannotHoldIt() throws IOException {
    assertThat(render(setup(CLIPS), settings("webm"), folder.resolve("output.webm")))
        .isEqualTo(new SmartFilm.Outcome(0, Map.of(CopiedFrames.UNSUITED, 250L)));
  }

  @Test
  void reasonsTellWhyFramesAreEncoded() throws IOException {
    String title = """
        , {"id": "3", "position": 5, "start": 0, "end": 3, "layer": 2, "reader": {"path": "black.png"},
           "alpha": {"Points": [{"co": {"X": 1, "Y": 0.5}}]}},
        {"id": "4", "position": 25, "start": 0, "end": 4, "layer": 1, "reader": {"path": "other.mp4"}},
        {"id": "5", "position": 29, "start": 20, "end": 21, "layer": 1, "reader": {"path": "film.mp4"}}
        """;
    encode("other.mp4", "mpeg4", 4 * FPS);
    FilmParts film = film(setup(CLIPS + title), settings("mp4").besideCopies());
    ExportRenderer.Division division = film.division(new FrameRange(1, 300), () -> {});
    assertThat(division.encoded()).containsEntry("The project draws these frames.", 30L)
        .containsEntry("\"other.mp4\" cannot be copied: it is not H.264.", 40L)
        .containsEntry("Media that is shown unchanged for less than two seconds is not copied.", 10L)
        .hasSize(4);
    long copied = division.parts().stream().filter(FilmPart::isCopied).mapToLong(FilmPart::frames).sum();
    assertThat(division.encoded().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(300 - copied);

    assertThat(film(setup(CLIPS), settings("webm")).division(new FrameRange(1, 250), () -> {}))
        .isEqualTo(new ExportRenderer.Division(List.of(), Map.of(CopiedFrames.UNSUITED, 250L)));
  }

  private FilmParts film(RenderSetup setup, OutputSettings settings) {
    SegmentKeys keys =
        new SegmentKeys(setup, settings, new SegmentKeys.Surroundings("test", _ -> Optional.empty(), "none"));
    return new FilmParts(setup, settings, true, keys, new FfmpegEncoderOpener(), media);
  }

  @Test
  void segmentThatCannotBeCopiedAfterAllIsEncoded() throws IOException {
    RenderSetup setup = setup(CLIPS);
    FilmParts film = film(setup, settings("mp4").besideCopies());
    List<FilmPart> parts = new ArrayList<>(film.division(new FrameRange(1, 250), () -> {}).parts());
    assertThat(parts).filteredOn(FilmPart::isCopied).extracting(FilmPart::first).containsExactly(3L, 171L);
    parts.replaceAll(part -> part.isCopied() && part.first() == 171 ? part : part.named(film.name(part)));
    for (FilmPart part : parts) {
      if (!part.isCopied()) {
        film.render(part, folder.resolve(part.name()), (_, _) -> {}, new CancellationToken());
      }
    }
    Path output = folder.resolve("output.mp4");
    film.join(output, List.of(), parts, part -> folder.resolve(part.name()), () -> {});
    assertThat(media.probe(output).videoLength()).isEqualTo(250);
    assertShows(output, 171, 1, 80);
  }

  @Test
  void searchThatIsStoppedEnds() throws IOException {
    CancellationToken token = new CancellationToken();
    token.cancel();
    SmartFilm film = new SmartFilm(setup(CLIPS), settings("mp4"), media, folder);
    assertThatExceptionOfType(RenderCancelledException.class).isThrownBy(
        () -> film.render(folder.resolve("output.mp4"), new FrameRange(1, 250), (_, _) -> {}, token));
    assertThat(Files.exists(folder.resolve("output.mp4"))).isFalse();
  }

  private void assertShows(Path output, long first, long picture, int count) {
    try (PictureSource one = media.pictures(output, Fidelity.CORRECT, 1);
        PictureSource other = media.pictures(shared.resolve("film.mp4"), Fidelity.CORRECT, 1);
        Arena arena = Arena.ofConfined()) {
      Frame shown = Frame.allocate(arena, WIDTH, HEIGHT);
      Frame own = Frame.allocate(arena, WIDTH, HEIGHT);
      for (int i = 0; i < count; i++) {
        draw(one, first + i, shown);
        draw(other, picture + i, own);
        assertThat(shown.pixels().mismatch(own.pixels())).as("first other byte of frame " + (first + i)).isEqualTo(-1);
      }
    }
  }

  private static void draw(PictureSource source, long number, Frame frame) {
    try (DecodedPicture picture = source.picture(number)) {
      picture.toFrame(frame, Scaling.BICUBIC);
    }
  }
}
