package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.MediaException;

/** The encoded sound of a film, timed by its samples and measured as it is copied. */
final class PieceSound implements AutoCloseable {

  private final FilmSound sound;
  private final InputFile input;
  private final AVRational sampleTime;
  private final int sampleRate;
  private final AVPacket packet;
  private AVStream output;
  private boolean ended;
  private long next;
  private long longest;

  PieceSound(FilmSound sound) {
    this.sound = sound;
    this.input = open(sound);
    this.sampleRate = input.audio().codecpar().sample_rate();
    this.sampleTime = av_make_q(1, sampleRate);
    this.packet = av_packet_alloc();
    read();
    this.next = packet.pts();
  }

  private static InputFile open(FilmSound sound) {
    try {
      InputFile opened = InputFile.open(sound.file());
      if (!opened.hasAudio()) {
        opened.close();
        throw new MediaException("It holds no sound.");
      }
      return opened;
    } catch (MediaException unreadable) {
      throw damaged("cannot be read: " + unreadable.getMessage());
    }
  }

  /** Adds a stream for the sound to a file that has not begun. */
  void addTo(AVFormatContext container) {
    output = avformat_new_stream(container, null);
    Native.check(avcodec_parameters_copy(output.codecpar(), input.audio().codecpar()),
        "The sound stream cannot be set up");
    output.codecpar().codec_tag(0);
    // The priming samples that an encoder declares appear in the file as a negative start time.
    output.codecpar().initial_padding((int) Math.max(0, -next));
    output.time_base(sampleTime);
  }

  boolean ended() {
    return ended;
  }

  /** When the next packet starts playing. */
  double seconds() {
    return (double) next / sampleRate;
  }

  /**
   * Writes the next packet.
   *
   * @throws DamagedPieceException when the sound has a gap or the wrong length
   */
  void writeNext(AVFormatContext container) {
    if (packet.pts() != next) {
      throw damaged("has a gap or an overlap at sample " + next + ".");
    }
    next += packet.duration();
    longest = Math.max(longest, packet.duration());
    packet.stream_index(output.index());
    packet.dts(packet.pts());
    packet.pos(-1);
    av_packet_rescale_ts(packet, sampleTime, output.time_base());
    Native.check(av_interleaved_write_frame(container, packet), "The output cannot be written");
    read();
    if (ended) {
      requireLength();
    }
  }

  /** Reads a packet, with its timestamps in samples. */
  private void read() {
    av_packet_unref(packet);
    while (av_read_frame(input.container(), packet) >= 0) {
      if (packet.stream_index() == input.audioIndex()) {
        av_packet_rescale_ts(packet, input.audio().time_base(), sampleTime);
        return;
      }
      av_packet_unref(packet);
    }
    ended = true;
  }

  /** Codecs pad their last packet, and some add one or two that decoders need to output the last samples. */
  private void requireLength() {
    long wanted = Math.round(sound.seconds() * sampleRate);
    if (next < wanted - 1 || next > wanted + 3 * Math.max(longest, 1)) {
      throw damaged("is " + next + " samples long instead of " + wanted + ".");
    }
  }

  private static DamagedPieceException damaged(String what) {
    return new DamagedPieceException(DamagedPieceException.SOUND, "The mixed sound " + what);
  }

  @Override
  public void close() {
    av_packet_free(packet);
    input.close();
  }
}
