package org.clipwright.media.input;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.ffmpeg.Native;

/**
 * What probing a file's streams found out, so that reopening it need not probe again, which takes about as long as
 * decoding twenty pictures. Only for containers whose header lists every stream, and without cover art, which FFmpeg
 * returns only after probing.
 */
public final class KnownStreams implements AutoCloseable {

  /** Matroska lists its streams as well, but its audio starts elsewhere when nothing was read before. */
  private static final String WITH_HEADER = "mov";

  private final List<KnownStream> streams = new ArrayList<>();
  private final long start;
  private final long duration;
  private final long bitRate;

  private KnownStreams(InputFile input) {
    AVFormatContext container = input.container();
    start = container.start_time();
    duration = container.duration();
    bitRate = container.bit_rate();
    if (namesStreams(container) && !input.hasAttachedPicture()) {
      for (int i = 0; i < container.nb_streams(); i++) {
        streams.add(KnownStream.of(container.streams(i)));
      }
    }
  }

  public static KnownStreams of(InputFile input) {
    return new KnownStreams(input);
  }

  /** Fills in what is known for a container that has just been opened; false when that is not enough to read it. */
  public boolean fill(AVFormatContext container) {
    if (streams.isEmpty() || streams.size() != container.nb_streams()) {
      return false;
    }
    for (int i = 0; i < streams.size(); i++) {
      streams.get(i).fill(container.streams(i));
    }
    container.start_time(start);
    container.duration(duration);
    container.bit_rate(bitRate);
    return true;
  }

  @Override
  public void close() {
    streams.forEach(stream -> avcodec_parameters_free(stream.parameters()));
    streams.clear();
  }

  /** Whether the container's header lists every stream. */
  public static boolean namesStreams(AVFormatContext container) {
    return container.iformat().name().getString().startsWith(WITH_HEADER);
  }

  /** One stream; it owns the native memory of its parameters. */
  private record KnownStream(AVCodecParameters parameters, long start, long duration, Ratio average, Ratio base) {

    public static KnownStream of(AVStream stream) {
      AVCodecParameters parameters = avcodec_parameters_alloc();
      Native.check(avcodec_parameters_copy(parameters, stream.codecpar()),
          "Not enough memory for a stream's properties");
      return new KnownStream(parameters, stream.start_time(), stream.duration(), Ratio.of(stream.avg_frame_rate()),
          Ratio.of(stream.r_frame_rate()));
    }

    public void fill(AVStream stream) {
      Native.check(avcodec_parameters_copy(stream.codecpar(), parameters),
          "Not enough memory for a stream's properties");
      stream.start_time(start);
      stream.duration(duration);
      average.set(stream.avg_frame_rate());
      base.set(stream.r_frame_rate());
    }
  }

  private record Ratio(int num, int den) {

    public static Ratio of(AVRational value) {
      return new Ratio(value.num(), value.den());
    }

    void set(AVRational target) {
      target.num(num).den(den);
    }
  }
}
