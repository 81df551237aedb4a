package org.clipwright.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.encode.OutputFile;
import org.clipwright.media.ffmpeg.Native;

/**
 * A film at a variable rate: before each of its key frames but the first, nothing new is shown for a while.
 *
 * @param pictures the numbers of the painted pictures, by the number of the frame that each is first shown in
 */
record FilmWithGaps(Path file, NavigableMap<Long, Long> pictures) {

  private static final AVRational FRAMES = new AVRational().num(1).den(25);

  /** Copies a film into another file, with gaps of so many frames. */
  static FilmWithGaps copy(Path film, Path file, String container, int frames) {
    NavigableMap<Long, Long> pictures = new TreeMap<>();
    AVFormatContext input = new AVFormatContext(null);
    Native.check(avformat_open_input(input, film.toString(), null, (AVDictionary) null), "opening");
    try (OutputFile output = new OutputFile(file, container)) {
      Native.check(avformat_find_stream_info(input, (AVDictionary) null), "reading");
      AVStream stream = stream(input.streams(0), output.container());
      output.start("its own");
      copy(input, output.container(), stream, frames, pictures);
      output.finish();
    } finally {
      avformat_close_input(input);
    }
    return new FilmWithGaps(file, pictures);
  }

  /** Writes the packets of a film's pictures into a file, and nothing else. */
  static Path bare(Path film, Path file) throws IOException {
    AVFormatContext input = new AVFormatContext(null);
    Native.check(avformat_open_input(input, film.toString(), null, (AVDictionary) null), "opening");
    AVPacket packet = av_packet_alloc();
    try (OutputStream out = Files.newOutputStream(file)) {
      while (av_read_frame(input, packet) >= 0) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        out.write(bytes);
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
      avformat_close_input(input);
    }
    return file;
  }

  private static AVStream stream(AVStream original, AVFormatContext container) {
    AVStream stream = avformat_new_stream(container, null);
    Native.check(avcodec_parameters_copy(stream.codecpar(), original.codecpar()), "copying");
    stream.codecpar().codec_tag(0);
    stream.time_base(original.time_base());
    stream.avg_frame_rate(original.avg_frame_rate());
    return stream;
  }

  private static void copy(
      AVFormatContext input, AVFormatContext output, AVStream stream, int frames, NavigableMap<Long, Long> pictures) {
    AVRational base = input.streams(0).time_base();
    AVPacket packet = av_packet_alloc();
    long late = -frames;
    while (av_read_frame(input, packet) >= 0) {
      late += (packet.flags() & AV_PKT_FLAG_KEY) != 0 ? frames : 0;
      long number = av_rescale_q(packet.pts(), base, FRAMES) + 1;
      pictures.put(number + late, number);
      long ticks = av_rescale_q(late, FRAMES, base);
      packet.pts(packet.pts() + ticks);
      packet.dts(packet.dts() + ticks);
      av_packet_rescale_ts(packet, base, stream.time_base());
      packet.stream_index(0);
      packet.pos(-1);
      Native.check(av_interleaved_write_frame(output, packet), "writing");
    }
    av_packet_free(packet);
  }
}
