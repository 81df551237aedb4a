package org.clipwright.media.join;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.Rational;

/**
 * Turns separately encoded spans of a film into fragments that players join. As in {@link FilmJoin}, time follows from
 * the numbers of pictures and samples alone.
 */
public final class FilmFragments {

  /** The packets that an AAC encoder writes before the first sample it was given. */
  public static final int PRIMING_PACKETS = 1;

  /** Players round times to these units per second, so that a track should not count in larger ones. */
  private static final int COARSEST_TIMESCALE = 1000;

  private FilmFragments() {}

  /** The units per second in which a track of pictures counts time: each picture has a whole number of them. */
  public static int timescale(Rational fps) {
    return Math.multiplyExact(fps.num(), multiple(fps));
  }

  private static int multiple(Rational fps) {
    return Math.ceilDiv(COARSEST_TIMESCALE, fps.num());
  }

  /**
   * A fragment of pictures.
   *
   * @param piece the pictures, none of which refers to a later one
   * @param number its place among the fragments of its track, from 0
   * @param before how many pictures of the film come before it
   * @throws DamagedPieceException when the piece is not as expected
   */
  public static Fragment pictures(FilmPiece piece, Rational fps, int number, long before) {
    try (FragmentMuxer muxer = new FragmentMuxer();
        PiecePictures pictures = new PiecePictures(List.of(piece), fps)) {
      pictures.addTo(muxer.container());
      muxer.start(number, timescale(fps));
      while (!pictures.ended()) {
        pictures.writeNext(muxer.container());
      }
      return muxer.finish(before * fps.den() * multiple(fps));
    }
  }

  /**
   * A fragment of sound.
   *
   * @param file encoded sound
   * @param skipped the packets at its start to leave out
   * @param packets those that follow
   * @param number its place among the fragments of its track, from 0
   * @throws DamagedPieceException when the sound is not as expected
   * @throws MediaException when it cannot be read
   */
  public static Fragment sound(Path file, int skipped, SoundPackets packets, int number) {
    try (FragmentMuxer muxer = new FragmentMuxer(); FragmentSound sound = new FragmentSound(file)) {
      AVStream output = sound.addTo(muxer.container());
      muxer.start(number, COARSEST_TIMESCALE);
      sound.write(muxer.container(), output, skipped, packets);
      return muxer.finish(packets.before() * packets.samples());
    }
  }
}
