package org.clipwright.media.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.PaintedFilm;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.join.FilmJoin;
import org.clipwright.media.join.FilmPiece;
import org.clipwright.media.join.FilmSound;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.SubtitleSettings;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captions in files are what was written, with their languages, names and times. */
class SubtitleTracksTest {

  private static final int FRAMES = 75;
  private static final double FPS = 25;

  private static final List<SubtitleSettings> TWO = List.of(
      new SubtitleSettings("de", "Deutsch", false,
          cues("00:00.500 --> 00:01.250\nGrüße\n\n00:02.000 --> 00:02.500\nEnde")),
      new SubtitleSettings("pt-BR", "", true, cues("00:01.000 --> 00:02.000\nOl\u00e1 <i>mundo</i>")));

  @TempDir private Path folder;

  /** A stream of captions as FFmpeg reads it. */
  private record Track(String codec, String language, String name, boolean isDefault, List<String> cues) {}

  private static List<CaptionCue> cues(String text) {
    return CaptionReader.read(text).cues();
  }

  private Path inOnePiece(PaintedFilm film, List<SubtitleSettings> captions) {
    Path file = folder.resolve("whole." + film.container());
    try (Arena arena = Arena.ofConfined();
        Encoder encoder = new FfmpegEncoderOpener().open(file, film.settings().with(captions))) {
      Frame frame = Frame.allocate(arena, PaintedFilm.WIDTH, PaintedFilm.HEIGHT);
      for (int i = 0; i < FRAMES; i++) {
        encoder.write(frame);
      }
      encoder.finish();
    }
    return file;
  }

  private Path joined(PaintedFilm film, List<SubtitleSettings> captions) {
    PaintedFilm pictures = PaintedFilm.silent(FilmJoin.PIECE_FORMAT, film.videoCodec(), FRAMES);
    List<FilmPiece> pieces = List.of(
        new FilmPiece(pictures.write(folder.resolve("1.mkv"), 1, 40), 40),
        new FilmPiece(pictures.write(folder.resolve("2.mkv"), 41, FRAMES), FRAMES - 40));
    Path sound = new PaintedFilm("mp4", "", "aac", FRAMES).write(folder.resolve("sound.mp4"));
    Path file = folder.resolve("joined." + film.container());
    FilmJoin.join(file, film.settings().with(captions), pieces, Optional.of(new FilmSound(sound, FRAMES / FPS)),
        () -> {});
    return file;
  }

  private static List<Track> tracks(Path file) {
    List<Track> tracks = new ArrayList<>();
    try (InputFile input = InputFile.open(file)) {
      for (int i = 0; i < input.container().nb_streams(); i++) {
        AVStream stream = input.container().streams(i);
        if (stream.codecpar().codec_type() == AVMEDIA_TYPE_SUBTITLE) {
          tracks.add(new Track(avcodec_get_name(stream.codecpar().codec_id()).getString(), tag(stream, "language"),
              name(stream), (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0, cues(file, i)));
        }
      }
    }
    return tracks;
  }

  /** MP4 has names of handlers instead, also for tracks without a name. */
  private static String name(AVStream stream) {
    String handler = tag(stream, "handler_name");
    return handler.isEmpty() || handler.equals("SubtitleHandler") ? tag(stream, "title") : handler;
  }

  private static String tag(AVStream stream, String key) {
    AVDictionaryEntry entry = av_dict_get(stream.metadata(), key, null, 0);
    return entry == null || entry.isNull() ? "" : entry.value().getString(StandardCharsets.UTF_8);
  }

  /** Times are rounded to twentieths of a second: those of MP4 and of shifted sound are not whole milliseconds. */
  private static List<String> cues(Path file, int stream) {
    List<String> cues = new ArrayList<>();
    AVPacket packet = av_packet_alloc();
    try (InputFile input = InputFile.open(file)) {
      var times = input.container().streams(stream).time_base();
      double unit = (double) times.num() / times.den();
      while (av_read_frame(input.container(), packet) >= 0) {
        if (packet.stream_index() == stream && packet.size() > 2) {
          byte[] bytes = new byte[packet.size()];
          packet.data().get(bytes);
          cues.add(Math.round(packet.pts() * unit * 20) / 20.0 + "+" + Math.round(packet.duration() * unit * 20) / 20.0
              + " " + text(bytes));
        }
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return cues;
  }

  /** Timed text begins with its length. */
  private static String text(byte[] bytes) {
    int length = (bytes[0] & 255) << 8 | bytes[1] & 255;
    return length <= bytes.length - 2
        ? new String(bytes, 2, length, StandardCharsets.UTF_8) : new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, libx264, mov_text, deu, Olá mundo", "mov, libx264, mov_text, ger, Olá mundo",
    "m4v, libx264, mov_text, deu, Olá mundo", "mkv, libx264, subrip, ger, Olá <i>mundo</i>",
    "webm, libvpx, webvtt, ger, Olá <i>mundo</i>"})
  void captionsAreTracksWithNamesAndLanguages(
      String container, String video, String codec, String german, String styled) {
    Path file = inOnePiece(new PaintedFilm(container, video, "", FRAMES), TWO);
    assertThat(tracks(file)).containsExactly(
        new Track(codec, german, "Deutsch", false, List.of("0.5+0.75 Grüße", "2.0+0.5 Ende")),
        new Track(codec, "por", "", true, List.of("1.0+1.0 " + styled)));
    assertThat(new FfmpegMediaOpener().probe(file).videoLength()).isEqualTo(FRAMES);
  }

  @ParameterizedTest
  @CsvSource({"mp4, mov_text, deu, Olá mundo", "mov, mov_text, ger, Olá mundo", "mkv, subrip, ger, Olá <i>mundo</i>"})
  void joinedFilmsHaveTheSameCaptions(String container, String codec, String german, String styled) {
    PaintedFilm film = new PaintedFilm(container, "libx264", "aac", FRAMES);
    long length = new FfmpegMediaOpener().probe(joined(film, List.of())).videoLength();
    Path file = joined(film, TWO);
    assertThat(tracks(file)).containsExactly(
        new Track(codec, german, "Deutsch", false, List.of("0.5+0.75 Grüße", "2.0+0.5 Ende")),
        new Track(codec, "por", "", true, List.of("1.0+1.0 " + styled)));
    assertThat(new FfmpegMediaOpener().probe(file).videoLength()).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({"fr, mp4, fra", "fr, mov, fra", "fr, webm, fre", "zh-Hant, mp4, zho", "zh-Hant, mov, chi", "sv, mov, sve",
    "sv, matroska, swe", "haw, mp4, haw", "und, mp4, und"})
  void languagesHaveTheCodesOfTheFormat(String tag, String muxer, String code) {
    assertThat(TrackLanguage.of(tag, muxer)).isEqualTo(code);
  }

  @Test
  void whatIsShownAtTheSameTimeIsOneCaptionInMp4() {
    List<CaptionCue> both = cues("00:00.500 --> 00:02.000\nLong\n\n00:01.000 --> 00:01.500\nShort");
    List<Track> tracks = tracks(inOnePiece(
        PaintedFilm.silent("mp4", "libx264", FRAMES), List.of(new SubtitleSettings("und", "", true, both))));
    assertThat(tracks).containsExactly(new Track("mov_text", tracks.getFirst().language(), "", true,
        List.of("0.5+0.5 Long", "1.0+0.5 Long\nShort", "1.5+0.5 Long")));
    assertThat(tracks(inOnePiece(
        PaintedFilm.silent("mkv", "libx264", FRAMES), List.of(new SubtitleSettings("en", "", true, both)))))
        .extracting(Track::cues).containsExactly(List.of("0.5+1.5 Long", "1.0+0.5 Short"));
  }

  @Test
  void stylesOfTimedTextCountCharacters() {
    byte[] sample =
        MovText.sample(cues("00:00.500 --> 00:02.000\n\ud83d\ude00 <b><font color=\"#ff0000\">rot</font></b>")
            .getFirst());
    int text = 2 + "\ud83d\ude00 rot".getBytes(StandardCharsets.UTF_8).length;
    assertThat(new String(sample, text + 4, 4, StandardCharsets.US_ASCII)).isEqualTo("styl");
    assertThat(List.of(sample[text + 11], sample[text + 13], sample[text + 16], sample[text + 18], sample[text + 19]))
        .as("first and last character, bold, red").containsExactly((byte) 2, (byte) 5, (byte) 1, (byte) 255, (byte) 0);
  }

  @Test
  void trackWithoutCaptionsDoesNotStopTheFilm() {
    Path file = inOnePiece(PaintedFilm.silent("mkv", "libx264", FRAMES),
        List.of(new SubtitleSettings("en", "English", false, List.of())));
    assertThat(tracks(file)).containsExactly(new Track("subrip", "eng", "English", false, List.of()));
  }

  @Test
  void formatsThatHoldNoCaptionsAreRefused() {
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> inOnePiece(new PaintedFilm("avi", "mpeg4", "", FRAMES), TWO))
        .withMessage("The format \"avi\" cannot hold captions. Use mp4, mov, mkv or webm.");
  }
}
