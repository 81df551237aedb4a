package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.input.InputFile;

/** Some packets of an encoded sound, each with the same number of samples. */
final class FragmentSound implements AutoCloseable {

  private final InputFile input;
  private final AVRational sampleTime;
  private final AVPacket packet = av_packet_alloc();

  FragmentSound(Path file) {
    this.input = InputFile.open(file);
    this.sampleTime = av_make_q(1, input.audio().codecpar().sample_rate());
  }

  /** Adds a stream for the sound to a fragment that has not begun. */
  AVStream addTo(AVFormatContext container) {
    AVStream output = avformat_new_stream(container, null);
    Native.check(avcodec_parameters_copy(output.codecpar(), input.audio().codecpar()),
        "The sound stream cannot be set up");
    output.codecpar().codec_tag(0);
    // The packets that a decoder would drop at the start are not written.
    output.codecpar().initial_padding(0);
    // It differs from fragment to fragment.
    output.codecpar().bit_rate(0);
    output.time_base(sampleTime);
    return output;
  }

  /**
   * Writes packets, leaving out some at the start.
   *
   * @throws DamagedPieceException when there are fewer, or one has other samples
   */
  void write(AVFormatContext container, AVStream output, int skipped, SoundPackets packets) {
    for (int i = 0; i < skipped; i++) {
      read(packets.samples());
    }
    for (long i = 0; i < packets.count(); i++) {
      read(packets.samples());
      av_packet_free_side_data(packet);
      packet.stream_index(output.index());
      packet.pts(i * packets.samples());
      packet.dts(i * packets.samples());
      packet.pos(-1);
      av_packet_rescale_ts(packet, sampleTime, output.time_base());
      Native.check(av_interleaved_write_frame(container, packet), "The output cannot be written");
    }
  }

  private void read(int samples) {
    av_packet_unref(packet);
    while (av_read_frame(input.container(), packet) >= 0) {
      if (packet.stream_index() == input.audioIndex()) {
        av_packet_rescale_ts(packet, input.audio().time_base(), sampleTime);
        if (packet.duration() != samples) {
          throw damaged("has a packet of " + packet.duration() + " samples instead of " + samples + ".");
        }
        return;
      }
      av_packet_unref(packet);
    }
    throw damaged("has too few packets.");
  }

  private static DamagedPieceException damaged(String what) {
    return new DamagedPieceException(DamagedPieceException.SOUND, "The encoded sound " + what);
  }

  @Override
  public void close() {
    av_packet_free(packet);
    input.close();
  }
}
