package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.media.encode.Codecs;
import org.clipwright.media.encode.OutputFile;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoSettings;

/**
 * Joins separately encoded pieces into one film by copying their packets. Pictures are timed by their number and sound
 * by its samples, regardless of the timestamps in the pieces.
 */
public final class FilmJoin {

  /** The format pieces are written in. */
  public static final String PIECE_FORMAT = "mkv";

  private static final Set<String> FORMATS = Set.of("mp4", "mov", "matroska");
  private static final Set<String> VIDEO = Set.of("libx264", "libx265");
  private static final Set<String> AUDIO = Set.of("aac", "libmp3lame", "pcm_s16le");

  private FilmJoin() {}

  /** The version of FFmpeg that encodes and joins. */
  public static String version() {
    return av_version_info().getString();
  }

  /** Whether a film with these settings can be joined from pieces. */
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

  /** The format a film's sound is written in until it is joined: one that counts time in samples. */
  public static String soundFormat(AudioSettings audio) {
    return codec(audio).startsWith("pcm_") ? "mov" : "mp4";
  }

  /**
   * Joins the pieces of a film. Where some are copied, the film is decoded around their ends and compared.
   *
   * @param settings the settings of the whole film
   * @param pieces its pictures, in order
   * @param sound its sound, where it has any
   * @param step called before each packet; an exception it throws aborts the join
   * @throws DamagedPieceException when a piece is not as expected; no output is left then
   * @throws MediaException when the output cannot be written
   */
  public static void join(
      Path output, OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound, Runnable step) {
    write(output, settings, pieces, sound, step);
    new SeamCheck(output, pieces).run(step);
  }

  private static void write(
      Path output, OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound, Runnable step) {
    try (OutputFile file = new OutputFile(output, settings.container());
        FilmPackets packets = new FilmPackets(file.container(), settings, pieces, sound)) {
      file.start(FilmPackets.codecs(settings));
      packets.writeCaptions();
      while (!packets.ended()) {
        step.run();
        packets.writeNext();
      }
      file.finish();
    }
  }
}
