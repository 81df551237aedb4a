package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.clipwright.media.encode.Codecs;
import org.clipwright.media.encode.OutputFile;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoSettings;

/**
 * Makes one film of pieces that were encoded one by one, by copying their packets. Pictures are timed by their number
 * and sound by its samples, whatever the pieces' files say.
 */
public final class FilmJoin {

  /** What pieces are written as. */
  public static final String PIECE_FORMAT = "mkv";

  private static final Set<String> FORMATS = Set.of("mp4", "mov", "matroska");
  private static final Set<String> VIDEO = Set.of("libx264", "libx265");
  private static final Set<String> AUDIO = Set.of("aac", "libmp3lame", "pcm_s16le");

  private FilmJoin() {}

  /** Which FFmpeg encodes and joins. */
  public static String version() {
    return av_version_info().getString();
  }

  /** Whether a film of these settings can be made of pieces. */
  public static boolean joins(OutputSettings settings) {
    return settings.video().filter(FilmJoin::joins).isPresent()
        && settings.audio().map(audio -> AUDIO.contains(codec(audio))).orElse(true)
        && FORMATS.contains(Codecs.container(settings.container()).name().getString());
  }

  private static boolean joins(VideoSettings video) {
    return VIDEO.contains(Codecs.video(video.codec()).name().getString())
        && video.scanning() == VideoSettings.Scanning.PROGRESSIVE;
  }

  private static String codec(AudioSettings audio) {
    return Codecs.audio(audio.codec()).name().getString();
  }

  /** What the sound of a film is written as until it is joined: a format that counts time in samples. */
  public static String soundFormat(AudioSettings audio) {
    return codec(audio).startsWith("pcm_") ? "mov" : "mp4";
  }

  /**
   * Joins the pieces of a film.
   *
   * @param settings what the whole film is
   * @param pieces its pictures, in order
   * @param sound its sound, where it has any
   * @param step called before each packet; what it throws ends the work
   * @throws DamagedPieceException when a piece is not what it has to be; there is no output then
   * @throws MediaException when the output cannot be written
   */
  public static void join(
      Path output, OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound, Runnable step) {
    VideoSettings video = settings.video().orElseThrow();
    try (OutputFile file = new OutputFile(output, settings.container());
        PiecePictures pictures = new PiecePictures(pieces, video.fps());
        PieceSound sounds = sound.map(PieceSound::new).orElse(null)) {
      AVFormatContext container = file.container();
      pictures.addTo(container);
      if (sounds != null) {
        sounds.addTo(container);
      }
      file.start(video.codec() + settings.audio().map(audio -> " and " + audio.codec()).orElse(""));
      while (!pictures.ended() || sounds != null && !sounds.ended()) {
        step.run();
        if (soundIsNext(pictures, sounds)) {
          sounds.writeNext(container);
        } else {
          pictures.writeNext(container);
        }
      }
      file.finish();
    }
  }

  /** Written in the order of their times, packets need not wait in memory for each other. */
  private static boolean soundIsNext(PiecePictures pictures, PieceSound sounds) {
    return sounds != null && !sounds.ended() && (pictures.ended() || sounds.seconds() <= pictures.seconds());
  }
}
