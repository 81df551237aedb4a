package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.Rational;

/** The encoded pictures of a film's pieces, in order, validated as they are copied. */
final class PiecePictures implements AutoCloseable {

  private final List<FilmPiece> pieces;
  private final Rational fps;
  private final AVRational frameTime;
  private final SampleDescription description = new SampleDescription();
  private PieceReader reader;
  private AVStream output;
  private int piece;
  private long framesOfPiece;
  private long frames;

  PiecePictures(List<FilmPiece> pieces, Rational fps) {
    this.pieces = pieces;
    this.fps = fps;
    this.frameTime = av_make_q(fps.den(), fps.num());
    this.reader = open(0);
  }

  /** Adds a stream for the pictures to a file that has not begun. */
  void addTo(AVFormatContext container) {
    output = avformat_new_stream(container, null);
    describe();
    output.codecpar().codec_tag(0);
    // Matroska reports square pixels where the encoder specified nothing.
    output.codecpar().sample_aspect_ratio(av_make_q(0, 1));
    output.time_base(frameTime);
    output.avg_frame_rate(av_make_q(fps.num(), fps.den()));
    output.r_frame_rate(av_make_q(fps.num(), fps.den()));
  }

  private void describe() {
    List<PieceReader> readers = new ArrayList<>();
    try {
      Stream.of(firstOf(true), firstOf(false)).flatMap(Optional::stream).forEach(number -> {
        readers.add(open(number));
        requireAgreement(number, readers.getLast());
      });
      description.declareIn(output.codecpar(), readers.stream().map(PieceReader::stream).toList());
    } finally {
      readers.forEach(PieceReader::close);
    }
  }

  private Optional<Integer> firstOf(boolean copied) {
    for (int number = 0; number < pieces.size(); number++) {
      if (pieces.get(number).isCopied() == copied) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  private void requireAgreement(int number, PieceReader opened) {
    if (!description.add(pieces.get(number), opened.stream())) {
      throw new DamagedPieceException(number, sentence(number, "has other parameters than the first."));
    }
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
    if (!read()) {
      throw damaged("has " + framesOfPiece + " pictures instead of " + pieces.get(piece).frames() + ".");
    }
    AVPacket packet = reader.packet();
    packet.stream_index(output.index());
    packet.pts(frames - framesOfPiece + reader.shown());
    packet.dts(frames - description.delay());
    if (packet.pts() < packet.dts()) {
      throw damaged("has pictures that wait longer for each other than its media declares.");
    }
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

  private boolean read() {
    try {
      return reader.read(framesOfPiece);
    } catch (PieceReader.UnusablePacketException unusable) {
      throw damaged(unusable.getMessage());
    }
  }

  private void endPiece() {
    if (read()) {
      throw damaged("has more than " + pieces.get(piece).frames() + " pictures.");
    }
    reader.close();
    piece++;
    framesOfPiece = 0;
    if (!ended()) {
      reader = open(piece);
      requireAgreement(piece, reader);
    }
  }

  private PieceReader open(int number) {
    FilmPiece opened = pieces.get(number);
    try {
      return opened.isCopied() ? CopiedPiece.open(opened, fps) : EncodedPiece.open(opened.file());
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

  @Override
  public void close() {
    if (!ended()) {
      reader.close();
    }
  }
}
