package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_AVOID_NEG_TS_DISABLED;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOFILE;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.ffmpeg.NativeLog;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.media.picture.MirroredPicture;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;

/** Writes one file: a container with at most one picture stream and one sound stream. */
public final class FfmpegEncoder implements Encoder {

  static {
    NativeLog.install();
  }

  private final Path output;
  private final AVFormatContext container;
  private Optional<VideoTrack> video = Optional.empty();
  private Optional<AudioTrack> audio = Optional.empty();
  private boolean fileOpened;
  private boolean finished;
  private boolean closed;

  private FfmpegEncoder(Path output, AVFormatContext container) {
    this.output = output;
    this.container = container;
  }

  public static FfmpegEncoder open(Path output, OutputSettings settings) {
    AVOutputFormat format = Codecs.container(settings.container());
    AVFormatContext container = new AVFormatContext(null);
    String what = "The file " + output.getFileName() + " cannot be written";
    Native.check(avformat_alloc_output_context2(container, format, null, output.toAbsolutePath().toString()), what);
    FfmpegEncoder encoder = new FfmpegEncoder(output, container);
    try {
      encoder.start(settings, format, what);
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private void start(OutputSettings settings, AVOutputFormat format, String what) {
    if (settings.video().isEmpty() && settings.audio().isEmpty()) {
      throw new MediaException("There is nothing to write: neither picture nor sound is requested.");
    }
    boolean globalHeader = (format.flags() & AVFMT_GLOBALHEADER) != 0;
    video = settings.video().map(v -> new VideoTrack(container, v, settings.threads(), globalHeader));
    audio = settings.audio().map(a -> new AudioTrack(container, a, globalHeader));
    if ((format.flags() & AVFMT_NOFILE) == 0) {
      AVIOContext io = new AVIOContext(null);
      Native.check(avio_open(io, output.toAbsolutePath().toString(), AVIO_FLAG_WRITE), what);
      container.pb(io);
      fileOpened = true;
    }
    writeHeader(format, what);
  }

  private void writeHeader(AVOutputFormat format, String what) {
    String name = format.name().getString();
    if (name.equals("avi")) {
      // Shifted so that the sound's priming starts at 0, pictures would fall between the frames AVI counts in.
      container.avoid_negative_ts(AVFMT_AVOID_NEG_TS_DISABLED);
    }
    boolean isMovie = name.equals("mp4") || name.equals("mov") || name.equals("ipod");
    AVDictionary options = Native.dictionary(isMovie ? Map.of("movflags", "+faststart") : Map.of());
    try {
      int code = avformat_write_header(container, options);
      if (code < 0 && code != Native.DISK_FULL) {
        throw new MediaException(
            "The format \"" + name + "\" cannot hold these codecs: " + codecs() + ". Choose another format or codec.");
      }
      Native.check(code, what);
    } finally {
      av_dict_free(options);
    }
  }

  private String codecs() {
    String picture = video.map(VideoTrack::codecName).orElse("");
    String sound = audio.map(AudioTrack::codecName).orElse("");
    return picture + (picture.isEmpty() || sound.isEmpty() ? "" : " and ") + sound;
  }

  @Override
  public void write(DecodedPicture picture) {
    switch (picture) {
      case AvPicture decoded -> video.ifPresent(track -> track.write(decoded));
      case MirroredPicture mirrored -> writeDrawn(mirrored);
      default -> throw new IllegalArgumentException("Only pictures that were decoded here can be passed through.");
    }
  }

  private void writeDrawn(DecodedPicture picture) {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, picture.width(), picture.height());
      picture.toFrame(frame, Scaling.BICUBIC);
      write(frame);
    }
  }

  @Override
  public void write(Frame frame) {
    video.ifPresent(track -> track.write(frame));
  }

  @Override
  public void repeat() {
    video.ifPresent(VideoTrack::repeat);
  }

  @Override
  public void write(AudioBlock block) {
    audio.ifPresent(track -> track.write(block));
  }

  @Override
  public void finish() {
    video.ifPresent(VideoTrack::finish);
    audio.ifPresent(AudioTrack::finish);
    Native.check(av_write_trailer(container), "The file " + output.getFileName() + " cannot be completed");
    finished = true;
    close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    video.ifPresent(VideoTrack::close);
    audio.ifPresent(AudioTrack::close);
    int code = container.pb() == null || container.pb().isNull() ? 0 : avio_closep(container.pb());
    avformat_free_context(container);
    if (!finished || code < 0) {
      delete();
    }
    if (finished) {
      Native.check(code, "The file " + output.getFileName() + " cannot be completed");
    }
  }

  private void delete() {
    try {
      if (fileOpened) {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new MediaException("The unfinished file " + output.getFileName() + " cannot be removed.", e);
    }
  }
}
