package org.clipwright.media.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.media.CodedFilm;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.PaintedFilm;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is copied is bit by bit what its media shows, and what cannot be is left to be encoded. */
class PacketCopiesTest {

  private static final int FRAMES = 95;
  private static final FrameRange WANTED = new FrameRange(5, 90);
  private static final int SHORTEST = 10;
  private static final Map<String, String> USUAL = Map.of("preset", "veryfast", "bf", "3", "sc_threshold", "0");

  @TempDir private Path folder;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  private static CodedFilm h264(String... options) {
    Map<String, String> all = new HashMap<>(USUAL);
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return CodedFilm.of("libx264", all);
  }

  private static Stream<Arguments> films() {
    List<FrameRange> groups = List.of(new FrameRange(21, 89));
    return Stream.of(
        Arguments.of("film.mp4", h264(), groups),
        Arguments.of("film.mkv", h264(), groups),
        Arguments.of("film.ts", h264(), groups),
        Arguments.of("without reordering.mp4", h264("bf", "0"), List.of(new FrameRange(21, 90))),
        Arguments.of("baseline.mp4", h264("profile", "baseline"), List.of(new FrameRange(21, 90))),
        Arguments.of("slices.mp4", h264("slices", "4"), groups));
  }

  private static Stream<Arguments> unsuitable() {
    String groups = "it has no closed groups of pictures at a steady rate where they are needed";
    return Stream.of(
        Arguments.of("open groups.mp4", h264("x264-params", "open-gop=1"), groups),
        Arguments.of("variable rate.mp4", h264().stamped(frame -> frame + frame / 7), groups),
        Arguments.of("film.mp4",
            CodedFilm.of("libx265", Map.of("preset", "ultrafast", "x265-params", "log-level=none")), "it is not H.264"),
        Arguments.of("film.mp4", CodedFilm.of("mpeg4", Map.of()), "it is not H.264"),
        Arguments.of("film.mp4", h264().in(AV_PIX_FMT_YUV420P10LE),
            "it is not of 8 bits and 4:2:0 in a common profile"),
        Arguments.of("film.mp4", h264().at(PaintedFilm.WIDTH * 2, PaintedFilm.HEIGHT, 25),
            "it has another size or no square pixels"),
        Arguments.of("film.mp4", h264("aspect", "16/9"), "it has another size or no square pixels"),
        Arguments.of("film.mp4", h264().at(PaintedFilm.WIDTH, PaintedFilm.HEIGHT, 30), "its frame rate is another"),
        Arguments.of("film.mp4", h264("flags", "+ildct", "x264-params", "tff=1"), "it is interlaced or mirrored"),
        Arguments.of("film.mp4", h264("colorspace", "bt709"), "its colours are encoded differently"),
        Arguments.of("film.mp4", h264("color_range", "pc"),
            "it is not of 8 bits and 4:2:0 in a common profile"),
        Arguments.of("film.mp4", h264("x264-params", "sps-id=14"),
            "its parameter sets cannot be combined with others"));
  }

  @ParameterizedTest
  @MethodSource("films")
  void copiedPicturesAreThoseOfTheirMedia(String name, CodedFilm coded, List<FrameRange> spans) {
    Path file = coded.write(folder.resolve(name), FRAMES);
    PacketCopies copies = find(file);
    assertThat(copies.spans()).as(copies.reason()).isEqualTo(spans);
    for (String container : List.of("mp4", "mkv")) {
      Path joined = join(container, file, spans.getFirst());
      FrameRange copied = spans.getFirst();
      assertThat(media.probe(joined).videoLength()).isEqualTo(WANTED.count());
      long shift = copied.first() - WANTED.first();
      assertSamePictures(joined, shift + 1, file, copied);
    }
  }

  @ParameterizedTest
  @MethodSource("unsuitable")
  void whatCannotBeCopiedSaysWhy(String name, CodedFilm coded, String reason) {
    PacketCopies copies = find(coded.write(folder.resolve(name), FRAMES));
    assertThat(copies.reason()).isEqualTo(reason);
    assertThat(copies.spans()).isEmpty();
  }

  @Test
  void filmOfOpenGroupsIsCopiedFromItsStart() {
    Path file = h264("x264-params", "open-gop=1").write(folder.resolve("film.mp4"), FRAMES);
    PacketCopies copies =
        PacketCopies.find(file, media, new FrameRange(1, 50), SHORTEST, settings("mp4").video().orElseThrow(),
            () -> {});
    assertThat(copies.spans()).hasSize(1).first().matches(span -> span.first() == 1 && span.last() > 40);
  }

  @Test
  void filmsWithOtherParametersAreNotInOneFilm() {
    Path one = h264().write(folder.resolve("one.mp4"), FRAMES);
    Path other = h264("refs", "1", "bf", "1").write(folder.resolve("other.mp4"), FRAMES);
    assertThat(find(one).setup()).isNotEqualTo(find(other).setup()).isNotEmpty();
    List<FilmPiece> pieces = List.of(
        FilmPiece.copied(one, new FrameRange(21, 40), media), FilmPiece.copied(other, new FrameRange(21, 40), media));
    refused(pieces, 1, "other parameters");
  }

  @Test
  void pictureThatIsNoBeginningIsRefused() {
    Path file = h264().write(folder.resolve("film.mp4"), FRAMES);
    refused(List.of(FilmPiece.copied(file, new FrameRange(22, 40), media)), 0, "no place to begin at");
  }

  @Test
  void seamThatShowsAnotherPictureIsNoticed() {
    Path file = h264().write(folder.resolve("film.mp4"), FRAMES);
    FrameRange copied = new FrameRange(21, 89);
    Path joined = join("mp4", file, copied);
    List<FilmPiece> claimed = pieces(file, copied);
    Path similar = h264("crf", "40").write(folder.resolve("similar.mp4"), FRAMES);
    claimed.set(1, FilmPiece.copied(similar, copied, media));
    assertThatExceptionOfType(DamagedPieceException.class)
        .isThrownBy(() -> new SeamCheck(joined, claimed).run(() -> {}))
        .withMessage("Segment 2 of 3 does not show picture 17 of the film as it does alone.")
        .satisfies(damaged -> assertThat(damaged.piece()).isEqualTo(1));
    assertThat(joined).doesNotExist();
  }

  @Test
  void filmsWithoutLossAreNotMixed() {
    VideoSettings video = settings("mp4").video().orElseThrow();
    VideoSettings lossless = new VideoSettings(video.codec(), video.width(), video.height(), video.fps(),
        new VideoRate(VideoRate.Mode.QP, 0), "", VideoSettings.Scanning.PROGRESSIVE);
    assertThat(PacketCopies.suit(settings("mp4"))).isTrue();
    assertThat(PacketCopies.suit(new OutputSettings("mp4", Optional.of(lossless), Optional.empty(), 1))).isFalse();
    assertThat(PacketCopies.suit(settings("webm"))).isFalse();
  }

  private PacketCopies find(Path file) {
    return PacketCopies.find(file, media, WANTED, SHORTEST, settings("mp4").video().orElseThrow(), () -> {});
  }

  private void refused(List<FilmPiece> pieces, int number, String words) {
    Path output = folder.resolve("refused.mp4");
    assertThatExceptionOfType(DamagedPieceException.class)
        .isThrownBy(() -> FilmJoin.join(output, settings("mp4"), pieces, Optional.empty(), () -> {}))
        .withMessageContaining(words)
        .satisfies(damaged -> assertThat(damaged.piece()).isEqualTo(number));
    assertThat(output).doesNotExist();
  }

  private static OutputSettings settings(String container) {
    VideoSettings video = new VideoSettings(
        "libx264", PaintedFilm.WIDTH, PaintedFilm.HEIGHT, new Rational(25, 1), new VideoRate(VideoRate.Mode.CRF, 23),
        "ultrafast", VideoSettings.Scanning.PROGRESSIVE);
    return new OutputSettings(container, Optional.of(video), Optional.empty(), 1);
  }

  private Path join(String container, Path file, FrameRange copied) {
    Path output = folder.resolve("joined." + container);
    FilmJoin.join(output, settings(container), pieces(file, copied), Optional.empty(), () -> {});
    return output;
  }

  /** The wanted pictures, of which some are copied and the others encoded. */
  private List<FilmPiece> pieces(Path file, FrameRange copied) {
    List<FilmPiece> pieces = new ArrayList<>();
    pieces.add(encoded(file, WANTED.first(), copied.first() - 1));
    pieces.add(FilmPiece.copied(file, copied, media));
    if (copied.last() < WANTED.last()) {
      pieces.add(encoded(file, copied.last() + 1, WANTED.last()));
    }
    return pieces;
  }

  private FilmPiece encoded(Path file, long first, long last) {
    Path piece = folder.resolve("piece-" + first + ".mkv");
    OutputSettings settings = settings(FilmJoin.PIECE_FORMAT).besideCopies();
    try (PictureSource source = media.pictures(file, Fidelity.CORRECT, 1);
        Encoder encoder = new FfmpegEncoderOpener().open(piece, settings)) {
      for (long number = first; number <= last; number++) {
        try (DecodedPicture picture = source.picture(number)) {
          encoder.write(picture);
        }
      }
      encoder.finish();
    }
    return new FilmPiece(piece, last - first + 1);
  }

  private void assertSamePictures(Path joined, long first, Path file, FrameRange copied) {
    try (PictureSource one = media.pictures(joined, Fidelity.CORRECT, 1);
        PictureSource other = media.pictures(file, Fidelity.CORRECT, 1)) {
      for (long i = 0; i < copied.count(); i++) {
        try (DecodedPicture shown = one.picture(first + i); DecodedPicture own = other.picture(copied.first() + i)) {
          assertThat(((AvPicture) shown).looksLike((AvPicture) own)).as("picture " + (copied.first() + i)).isTrue();
        }
      }
    }
  }
}
