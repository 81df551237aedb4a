package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.clipwright.media.copy.SourcePackets;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.Rational;

/** A piece that is copied out of other media, from a picture at which decoding can begin. */
final class CopiedPiece implements PieceReader {

  private final FilmPiece piece;
  private final SourcePackets source;
  private final AVPacket packet = av_packet_alloc();
  private long shown;

  private CopiedPiece(FilmPiece piece, SourcePackets source) {
    this.piece = piece;
    this.source = source;
  }

  static CopiedPiece open(FilmPiece piece, Rational fps) {
    SourcePackets source = SourcePackets.open(piece.file(), piece.media().orElseThrow().distant(), fps);
    boolean found = false;
    try {
      found = source.find(piece.first());
    } finally {
      if (!found) {
        source.close();
      }
    }
    if (!found) {
      throw new MediaException("Picture " + piece.first() + " of its media is no place to begin at.");
    }
    return new CopiedPiece(piece, source);
  }

  @Override
  public AVCodecParameters stream() {
    return source.stream();
  }

  @Override
  public AVPacket packet() {
    return packet;
  }

  /** The first picture was read when it was found. */
  @Override
  public boolean read(long read) {
    if (read == piece.frames()) {
      return false;
    }
    if (read > 0 && !source.read()) {
      return false;
    }
    shown = source.number() - piece.first();
    if (source.number() == 0 || shown < 0 || shown >= piece.frames() || !source.regular()) {
      throw new UnusablePacketException("has a picture that cannot be copied.");
    }
    take(source.picture(), source.restarts());
    return true;
  }

  private void take(byte[] picture, boolean key) {
    av_packet_unref(packet);
    Native.check(av_new_packet(packet, picture.length), "Not enough memory for a picture");
    packet.data().put(picture);
    packet.flags(key ? AV_PKT_FLAG_KEY : 0);
  }

  @Override
  public long shown() {
    return shown;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    source.close();
  }
}
