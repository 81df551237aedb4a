package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_AVOID_NEG_TS_DISABLED;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOFILE;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.ffmpeg.NativeLog;
import org.clipwright.media.stream.FilmSegments;
import org.clipwright.media.stream.StreamFormat;
import org.clipwright.render.codec.MediaException;

/** A container being written; an unfinished file is deleted on close. One thread at a time. */
public final class OutputFile implements AutoCloseable {

  /** Follows the name of a playlist while its film is not cut. */
  private static final String FILM = ".film";

  static {
    NativeLog.install();
  }

  private final Path path;
  private final Optional<StreamFormat> stream;
  private final Path file;
  private final AVOutputFormat format;
  private final AVFormatContext container = new AVFormatContext(null);
  private final String failure;
  private boolean fileOpened;
  private boolean finished;
  private boolean closed;

  /** Creates a file that has no streams yet. */
  public OutputFile(Path path, String container) {
    this.path = path;
    this.stream = Codecs.stream(container);
    this.file = stream.isEmpty() ? path : path.resolveSibling(path.getFileName() + FILM);
    this.format = Codecs.container(container);
    this.failure = "The file " + path.getFileName() + " cannot be written";
    Native.check(
        avformat_alloc_output_context2(this.container, format, null, file.toAbsolutePath().toString()), failure);
  }

  /** The container to add streams to. */
  public AVFormatContext container() {
    return container;
  }

  /** Whether encoder parameters go into the container's header instead of into each keyframe. */
  public boolean hasGlobalHeader() {
    return (format.flags() & AVFMT_GLOBALHEADER) != 0;
  }

  /**
   * Begins the file; all streams must have been added.
   *
   * @param codecs their names, for messages
   */
  public void start(String codecs) {
    requirePlayable(codecs);
    if ((format.flags() & AVFMT_NOFILE) == 0) {
      AVIOContext io = new AVIOContext(null);
      Native.check(avio_open(io, file.toAbsolutePath().toString(), AVIO_FLAG_WRITE), failure);
      container.pb(io);
      fileOpened = true;
    }
    String name = format.name().getString();
    if (name.equals("avi")) {
      // If timestamps were shifted so that the audio priming starts at 0, pictures would fall between the frames AVI
      // counts in.
      container.avoid_negative_ts(AVFMT_AVOID_NEG_TS_DISABLED);
    }
    boolean isMovie = name.equals("mp4") || name.equals("mov") || name.equals("ipod");
    boolean indexFirst = isMovie && stream.isEmpty();
    ContainerHeader.write(container, indexFirst ? Map.of("movflags", "+faststart") : Map.of(), codecs, failure);
  }

  /** A film that is cut into segments holds only what players can be expected to play. */
  private void requirePlayable(String codecs) {
    stream.ifPresent(kind -> {
      for (int i = 0; i < container.nb_streams(); i++) {
        if (!FilmSegments.hold(container.streams(i).codecpar())) {
          throw ContainerHeader.refused(kind.name().toLowerCase(Locale.ROOT), codecs);
        }
      }
    });
  }

  /** Completes the file, which must still be closed; a film in segments is cut into them. */
  public void finish() {
    Native.check(av_write_trailer(container), unfinished());
    finished = true;
    stream.ifPresent(kind -> {
      Native.check(closeFile(), unfinished());
      FilmSegments.write(file, path, kind);
    });
  }

  private String unfinished() {
    return "The file " + path.getFileName() + " cannot be completed";
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    int code = closeFile();
    avformat_free_context(container);
    if (!finished || code < 0 || stream.isPresent()) {
      delete();
    }
    if (finished) {
      Native.check(code, unfinished());
    }
  }

  private int closeFile() {
    if (container.pb() == null || container.pb().isNull()) {
      return 0;
    }
    int code = avio_closep(container.pb());
    container.pb(null);
    return code;
  }

  private void delete() {
    try {
      if (fileOpened) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new MediaException("The unfinished file " + path.getFileName() + " cannot be removed.", e);
    }
  }
}
