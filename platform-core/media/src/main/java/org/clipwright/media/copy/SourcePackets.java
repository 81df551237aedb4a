package org.clipwright.media.copy;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.clipwright.media.film.PictureClock;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.picture.DisplayMatrix;
import org.clipwright.render.codec.DistantMedia;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Rational;

/** Reads the encoded pictures of an H.264 film in decoding order, without decoding them. One thread at a time. */
public final class SourcePackets implements AutoCloseable {

  /** How far a timestamp may be from its picture's number, in pictures. */
  private static final double TOLERANCE = 0.2;

  /** How many pictures later a picture may be stored than it is shown. */
  private static final long REORDERED = 64;

  private static final int[] SECONDS_BACK = {0, 1, 8, 64};

  private final InputFile input;
  private final PictureClock clock;
  private final boolean timed;
  private final Optional<ParameterSets> sets;
  private final NalUnits units;
  private final AVPacket packet = av_packet_alloc();
  private boolean regular;

  private SourcePackets(InputFile input, Rational fps) {
    this.input = input;
    this.clock = PictureClock.of(input, fps.toDouble(), Fidelity.CORRECT);
    this.timed = PictureClock.canRead(input);
    this.sets = ParameterSets.of(input.video().codecpar());
    this.units = new NalUnits(ParameterSets.lengthBytes(input.video().codecpar()));
    for (int i = 0; i < input.container().nb_streams(); i++) {
      input.container().streams(i).discard(i == input.videoIndex() ? AVDISCARD_DEFAULT : AVDISCARD_ALL);
    }
  }

  /**
   * Opens a film.
   *
   * @param fps by which its pictures are numbered
   */
  public static SourcePackets open(Path file, DistantMedia distant, Rational fps) {
    InputFile input = InputFile.open(file, distant, _ -> false);
    try {
      return new SourcePackets(input, fps);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  public AVCodecParameters stream() {
    return input.video().codecpar();
  }

  /** Whether players would show its pictures mirrored. */
  public boolean mirrored() {
    return DisplayMatrix.of(input.video()).mirrored();
  }

  /** What its pictures need decoders to know; empty where it cannot be read. */
  public Optional<ParameterSets> sets() {
    return sets;
  }

  /** Goes to the picture of a number, from which decoding can begin; false when there is none. */
  public boolean find(long number) {
    for (int back : SECONDS_BACK) {
      if (clock.seconds(number) - back >= clock.seconds(1) || back == 0) {
        seek(clock.seconds(number) - back);
        if (reaches(number)) {
          return true;
        }
      }
    }
    rewind();
    return reaches(number);
  }

  private boolean reaches(long number) {
    boolean before = false;
    while (read()) {
      if (number() == number) {
        return restarts();
      }
      before |= number() < number;
      if (!before || number() > number + REORDERED) {
        return false;
      }
    }
    return false;
  }

  /** Goes to a place from which no later picture that decoding can begin at is missed. */
  public void goBefore(long number) {
    if (number <= clock.fps()) {
      rewind();
    } else {
      seek(clock.seconds(number) - 1);
    }
  }

  private void seek(double seconds) {
    long stamp = (long) Math.floor(seconds / clock.timeBase() + 1e-6);
    if (av_seek_frame(input.container(), input.videoIndex(), stamp, AVSEEK_FLAG_BACKWARD) < 0) {
      rewind();
    }
  }

  private void rewind() {
    long start = Math.min(0, input.firstTime(input.video()));
    if (av_seek_frame(input.container(), input.videoIndex(), start, AVSEEK_FLAG_BACKWARD) < 0) {
      av_seek_frame(input.container(), -1, 0, AVSEEK_FLAG_BYTE);
    }
  }

  /** Reads the next packet; false at the end of the film. */
  public boolean read() {
    av_packet_unref(packet);
    while (av_read_frame(input.container(), packet) >= 0) {
      if (packet.stream_index() == input.videoIndex()) {
        regular = isRegular();
        return true;
      }
      av_packet_unref(packet);
    }
    input.requireRead();
    return false;
  }

  /** The number of the packet's picture; 0 when it is not known for certain. */
  public long number() {
    boolean known = timed && packet.pts() != AV_NOPTS_VALUE && clock.error(packet.pts()) <= TOLERANCE;
    return known ? Math.max(0, clock.number(packet.pts())) : 0;
  }

  /** Whether the packet is one picture, to be decoded with nothing but the sets of its film. */
  public boolean regular() {
    return regular;
  }

  private boolean isRegular() {
    boolean whole = (packet.flags() & (AV_PKT_FLAG_CORRUPT | AV_PKT_FLAG_DISCARD)) == 0 && units.read(packet);
    return whole && sets.filter(known -> known.contain(ParameterSets.of(units))).isPresent();
  }

  /** Whether decoding can begin at the packet, and no later one needs what is before. */
  public boolean restarts() {
    return regular && units.restarts();
  }

  /** The packet's picture, each unit after four bytes of length. */
  public byte[] picture() {
    return units.picture();
  }

  @Override
  public void close() {
    av_packet_free(packet);
    input.close();
  }
}
