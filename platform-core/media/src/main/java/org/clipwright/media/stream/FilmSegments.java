package org.clipwright.media.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.MediaException;

/**
 * Cuts a film into segments that players load one by one: a playlist, and beside it a folder of the same name with the
 * segments of each track.
 */
public final class FilmSegments {

  private FilmSegments() {}

  /** Whether players can be expected to play a stream that is cut into segments. */
  public static boolean hold(AVCodecParameters stream) {
    return switch (stream.codec_id()) {
      case AV_CODEC_ID_H264, AV_CODEC_ID_HEVC -> stream.format() != AV_PIX_FMT_NONE
          && (av_pix_fmt_desc_get(stream.format()).flags() & AV_PIX_FMT_FLAG_RGB) == 0;
      case AV_CODEC_ID_AAC -> true;
      default -> false;
    };
  }

  /**
   * Cuts a film.
   *
   * @param film an MP4 file
   * @throws MediaException when the segments cannot be written; none are left then
   */
  public static void write(Path film, Path playlist, StreamFormat format) {
    List<Path> written = new ArrayList<>();
    try {
      write(film, playlist, format, written::add);
    } catch (IOException | RuntimeException failure) {
      remove(written, failure);
      throw failure instanceof MediaException known ? known
          : new MediaException("The segments of " + playlist.getFileName() + " cannot be written: "
              + failure.getMessage(), failure);
    }
  }

  private static void write(Path film, Path playlist, StreamFormat format, Consumer<Path> written)
      throws IOException {
    String name = playlist.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    Path folder = Files.createDirectories(playlist.resolveSibling(stem));
    Optional<StreamTrack> pictures = track(film, true, folder, Optional.empty(), written);
    Optional<StreamTrack> sound = track(film, false, folder, pictures, written);
    StreamedFilm streamed = new StreamedFilm(
        URLEncoder.encode(stem, StandardCharsets.UTF_8).replace("+", "%20"), pictures, sound);
    if (format == StreamFormat.HLS) {
      for (StreamTrack track : streamed.tracks().toList()) {
        text(folder.resolve(track.folder()).resolve(HlsPlaylists.TRACK), HlsPlaylists.of(track), written);
      }
    }
    text(playlist, format.playlist(streamed), written);
  }

  private static Optional<StreamTrack> track(
      Path film, boolean pictures, Path folder, Optional<StreamTrack> beside, Consumer<Path> written)
      throws IOException {
    try (InputFile input = InputFile.open(film)) {
      boolean there = pictures ? input.hasVideo() : input.hasAudio();
      return there
          ? Optional.of(TrackCut.of(
              input, pictures ? input.videoIndex() : input.audioIndex(), folder, beside, written))
          : Optional.empty();
    }
  }

  private static void text(Path file, String text, Consumer<Path> written) throws IOException {
    written.accept(file);
    Files.writeString(file, text);
  }

  private static void remove(List<Path> files, Exception cause) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException failure) {
        cause.addSuppressed(failure);
      }
    }
  }
}
