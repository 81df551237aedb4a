package org.clipwright.media.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.PaintedFilm;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fragments that were encoded one by one are one film. */
class FilmFragmentsTest {

  private static final int CUT = 16;
  private static final int FRAMES = 40;
  private static final int GREY_TOLERANCE = 2;
  private static final Rational FPS = new Rational(25, 1);

  /** Eight frames are exactly fifteen packets, so that a cut after sixteen falls between two. */
  private static final int PACKETS = 30;

  private static final int PACKET_SAMPLES = 1024;

  private static final int LEAD_FRAMES = 8;
  private static final int LEAD_PACKETS = 15;
  private static final double LOUDEST_ERROR = 0.02;

  @TempDir private Path folder;

  @Test
  void picturesAreWhereTheyWere() throws IOException {
    List<Fragment> fragments = new ArrayList<>();
    for (int first = 1; first <= FRAMES; first += CUT) {
      fragments.add(pictures(first, Math.min(FRAMES, first + CUT - 1)));
    }
    Path film = joined(fragments);
    assertThat(stamps(film)).isEqualTo(LongStream.range(0, FRAMES).map(frame -> frame * 40).boxed().toList());
    try (PictureSource source = new FfmpegMediaOpener().pictures(film, Fidelity.CORRECT, 1);
        Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, PaintedFilm.WIDTH, PaintedFilm.HEIGHT);
      for (int number = 1; number <= FRAMES; number++) {
        try (DecodedPicture picture = source.picture(number)) {
          picture.toFrame(frame, Scaling.BICUBIC);
        }
        int middle = PaintedFilm.WIDTH * PaintedFilm.HEIGHT / 2 + PaintedFilm.WIDTH / 2;
        assertThat(Math.abs((frame.pixel(middle) >> 8 & 255) - PaintedFilm.grey(number)))
            .as("frame " + number).isLessThanOrEqualTo(GREY_TOLERANCE);
      }
    }
  }

  @Test
  void timesAreExactHoweverLateTheFragmentIs() throws IOException {
    Rational fps = new Rational(30_000, 1001);
    Path piece = PaintedFilm.silent("mkv", "libx264", FRAMES).write(folder.resolve("late.mkv"), 1, 2);
    long before = 60L * 1_000_000;
    Fragment late = FilmFragments.pictures(new FilmPiece(piece, 2), fps, 1_000_000, before);
    assertThat(FilmFragments.timescale(fps)).isEqualTo(30_000);
    assertThat(stamps(joined(List.of(late)))).containsExactly(before * 1001, (before + 1) * 1001);
  }

  @Test
  void pieceThatLacksAPictureIsRefused() {
    Path piece = PaintedFilm.silent("mkv", "libx264", FRAMES).write(folder.resolve("short.mkv"), 1, 2);
    assertThatExceptionOfType(DamagedPieceException.class)
        .isThrownBy(() -> FilmFragments.pictures(new FilmPiece(piece, 3), FPS, 0, 0))
        .withMessageContaining("2 pictures instead of 3");
  }

  @Test
  void soundGoesOnWithoutAClick() throws IOException {
    List<Fragment> fragments = List.of(sound(1, 24, 0, 0), sound(17 - LEAD_FRAMES, 40, LEAD_PACKETS, 1),
        sound(33 - LEAD_FRAMES, 56, LEAD_PACKETS, 2));
    Path film = joined(fragments);
    assertThat(stamps(film)).isEqualTo(
        LongStream.range(0, 3 * PACKETS).map(packet -> packet * PACKET_SAMPLES).boxed().toList());
    int samples = 3 * PACKETS * PACKET_SAMPLES;
    try (SoundSource source = new FfmpegMediaOpener().sound(film, 48_000, 3, Fidelity.CORRECT)) {
      AudioBlock block = new AudioBlock(2, samples, 48_000);
      source.read(0, block);
      for (int i = PACKET_SAMPLES; i < samples - PACKET_SAMPLES; i++) {
        double tone = 0.5 * Math.sin(2 * Math.PI * 440 * i / 48_000);
        assertThat(Math.abs(block.channel(0)[i] - tone)).as("sample " + i).isLessThan(LOUDEST_ERROR);
      }
    }
  }

  @Test
  void soundThatIsTooShortIsRefused() {
    Path file = new PaintedFilm("mp4", "", "aac", FRAMES).write(folder.resolve("short.mp4"), 1, 8);
    assertThatExceptionOfType(DamagedPieceException.class)
        .isThrownBy(() -> FilmFragments.sound(file, 1, new SoundPackets(0, PACKETS, PACKET_SAMPLES), 0))
        .withMessageContaining("too few packets");
  }

  private Fragment pictures(int first, int last) {
    Path file = PaintedFilm.silent("mkv", "libx264", FRAMES).write(folder.resolve(first + ".mkv"), first, last);
    return FilmFragments.pictures(new FilmPiece(file, last - first + 1), FPS, first / CUT, first - 1);
  }

  /** The sound of sixteen frames, encoded with some before and after. */
  private Fragment sound(int first, int last, int lead, int number) {
    Path file = new PaintedFilm("mp4", "", "aac", FRAMES).write(folder.resolve(first + ".mp4"), first, last);
    return FilmFragments.sound(file, lead + FilmFragments.PRIMING_PACKETS,
        new SoundPackets((long) number * PACKETS, PACKETS, PACKET_SAMPLES), number);
  }

  /** What a player has that appends all fragments; they must agree on what it is set up with. */
  private Path joined(List<Fragment> fragments) throws IOException {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    film.write(fragments.getFirst().start());
    for (Fragment fragment : fragments) {
      assertThat(Arrays.equals(fragment.start(), fragments.getFirst().start())).isTrue();
      assertThat(new String(fragment.media(), StandardCharsets.ISO_8859_1).split("moof")).hasSize(2);
      film.write(fragment.media());
    }
    return Files.write(folder.resolve("film.mp4"), film.toByteArray());
  }

  private static List<Long> stamps(Path file) {
    List<Long> stamps = new ArrayList<>();
    AVPacket packet = av_packet_alloc();
    try (InputFile input = InputFile.open(file)) {
      while (av_read_frame(input.container(), packet) >= 0) {
        assertThat(packet.dts()).isEqualTo(packet.pts());
        stamps.add(packet.pts());
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return stamps;
  }
}
