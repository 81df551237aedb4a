package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.MediaException;

/** A piece that was encoded into a file of its own: its pictures are shown in the order in which they are decoded. */
final class EncodedPiece implements PieceReader {

  private final InputFile input;
  private final AVPacket packet = av_packet_alloc();
  private long lastStamp = AV_NOPTS_VALUE;
  private long shown;

  private EncodedPiece(InputFile input) {
    this.input = input;
  }

  static EncodedPiece open(Path file) {
    InputFile opened = InputFile.open(file);
    if (!opened.hasVideo()) {
      opened.close();
      throw new MediaException("It holds no picture.");
    }
    return new EncodedPiece(opened);
  }

  @Override
  public AVCodecParameters stream() {
    return input.video().codecpar();
  }

  @Override
  public AVPacket packet() {
    return packet;
  }

  @Override
  public boolean read(long read) {
    if (!readPacket()) {
      return false;
    }
    if (read == 0 && !KeyPicture.is(stream(), packet)) {
      throw new UnusablePacketException("does not begin with a key picture.");
    }
    if (lastStamp != AV_NOPTS_VALUE && packet.pts() <= lastStamp) {
      throw new UnusablePacketException("has pictures that are not in the order in which they are shown.");
    }
    lastStamp = packet.pts();
    shown = read;
    return true;
  }

  private boolean readPacket() {
    av_packet_unref(packet);
    while (av_read_frame(input.container(), packet) >= 0) {
      if (packet.stream_index() == input.videoIndex()) {
        return true;
      }
      av_packet_unref(packet);
    }
    return false;
  }

  @Override
  public long shown() {
    return shown;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    input.close();
  }
}
