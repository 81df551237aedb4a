package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.Rational;

/** The encoded pictures of a film's pieces, in order, validated as they are copied. */
final class PiecePictures implements AutoCloseable {

  private final List<FilmPiece> pieces;
  private final Rational fps;
  private final AVRational frameTime;
  private final AVPacket packet;
  private final byte[] parameters;
  private InputFile input;
  private AVStream output;
  private int piece;
  private long framesOfPiece;
  private long frames;
  private long lastStamp = AV_NOPTS_VALUE;

  PiecePictures(List<FilmPiece> pieces, Rational fps) {
    this.pieces = pieces;
    this.fps = fps;
    this.frameTime = av_make_q(fps.den(), fps.num());
    this.input = open(0);
    this.parameters = parameters(input.video().codecpar());
    this.packet = av_packet_alloc();
  }

  /** Adds a stream for the pictures to a file that has not begun. */
  void addTo(AVFormatContext container) {
    output = avformat_new_stream(container, null);
    Native.check(avcodec_parameters_copy(output.codecpar(), input.video().codecpar()),
        "The picture stream cannot be set up");
    output.codecpar().codec_tag(0);
    // Matroska reports square pixels where the encoder specified nothing.
    output.codecpar().sample_aspect_ratio(av_make_q(0, 1));
    output.time_base(frameTime);
    output.avg_frame_rate(av_make_q(fps.num(), fps.den()));
    output.r_frame_rate(av_make_q(fps.num(), fps.den()));
  }

  /** Whether the last picture of the last piece has been written. */
  boolean ended() {
    return piece == pieces.size();
  }

  /** When the next picture is shown. */
  double seconds() {
    return (double) frames * fps.den() / fps.num();
  }

  /**
   * Writes the next picture.
   *
   * @throws DamagedPieceException when the piece is not as expected
   */
  void writeNext(AVFormatContext container) {
    read();
    packet.stream_index(output.index());
    packet.pts(frames);
    packet.dts(frames);
    packet.duration(1);
    packet.pos(-1);
    av_packet_rescale_ts(packet, frameTime, output.time_base());
    Native.check(av_interleaved_write_frame(container, packet), "The output cannot be written");
    frames++;
    framesOfPiece++;
    if (framesOfPiece == pieces.get(piece).frames()) {
      endPiece();
    }
  }

  private void read() {
    if (!readPacket()) {
      throw damaged("has " + framesOfPiece + " pictures instead of " + pieces.get(piece).frames() + ".");
    }
    if (framesOfPiece == 0 && !KeyPicture.is(input.video().codecpar(), packet)) {
      throw damaged("does not begin with a key picture.");
    }
    if (lastStamp != AV_NOPTS_VALUE && packet.pts() <= lastStamp) {
      throw damaged("has pictures that are not in the order in which they are shown.");
    }
    lastStamp = packet.pts();
  }

  /** Reads the picture's next packet; false at the end of the file. */
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

  private void endPiece() {
    if (readPacket()) {
      throw damaged("has more than " + pieces.get(piece).frames() + " pictures.");
    }
    input.close();
    piece++;
    framesOfPiece = 0;
    lastStamp = AV_NOPTS_VALUE;
    if (!ended()) {
      input = open(piece);
      if (!Arrays.equals(parameters, parameters(input.video().codecpar()))) {
        throw damaged("has other parameters than the first.");
      }
    }
  }

  private InputFile open(int number) {
    try {
      InputFile opened = InputFile.open(pieces.get(number).file());
      if (!opened.hasVideo()) {
        opened.close();
        throw new MediaException("It holds no picture.");
      }
      return opened;
    } catch (MediaException unreadable) {
      throw new DamagedPieceException(number, sentence(number, "cannot be read: " + unreadable.getMessage()));
    }
  }

  private DamagedPieceException damaged(String what) {
    return new DamagedPieceException(piece, sentence(piece, what));
  }

  private String sentence(int number, String what) {
    return "Segment " + (number + 1) + " of " + pieces.size() + " " + what;
  }

  /** All the parameters a decoder is set up with: a file has them once, so all pieces must agree. */
  private static byte[] parameters(AVCodecParameters stream) {
    byte[] setup = new byte[stream.extradata_size()];
    if (setup.length > 0) {
      stream.extradata().get(setup);
    }
    String facts = stream.codec_id() + " " + stream.format() + " " + stream.width() + "x" + stream.height() + " "
        + stream.profile() + " " + stream.color_space() + " " + stream.color_range() + " ";
    byte[] first = facts.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(first, first.length + setup.length);
    System.arraycopy(setup, 0, all, first.length, setup.length);
    return all;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    if (!ended()) {
      input.close();
    }
  }
}
