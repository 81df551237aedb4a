package org.clipwright.media.film;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.media.picture.DisplayMatrix;
import org.clipwright.media.picture.MirroredPicture;
import org.clipwright.media.picture.PixelConverter;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;

/**
 * The pictures of a video, by number.
 *
 * <p>A picture's number follows from its timestamp at the stream's frame rate; a missing number shows the preceding
 * picture. One picture is decoded ahead to learn how long the current one lasts.
 */
public final class VideoDecoder implements PictureSource {

  /** Decoding up to this many frames ahead is cheaper than seeking to a keyframe. */
  private static final long NEAR = 48;

  /** Keyframes may be stored up to this many frames before they are shown. */
  private static final long REORDERED = 16;

  /** How many frames off a timestamp may be that was only guessed from the decoding order. */
  private static final long LARGEST_STAMP_ERROR = 2;

  private final InputFile input;
  private final MediaInfo info;
  private final Fidelity fidelity;
  private final PacketDecoder packets;
  private final PictureClock clock;

  /** How many frames the first picture is late; only the original counts them. */
  private final long lead;

  private final boolean mirrored;
  private final Stamps stamps;
  private final PixelConverter converter = new PixelConverter();
  private AVFrame held = av_frame_alloc();
  private AVFrame ahead = av_frame_alloc();
  private long heldNumber;
  private long aheadNumber;
  private long decodedNumber;
  private long counted;

  public VideoDecoder(InputFile input, MediaInfo info, Fidelity fidelity, int threads) {
    this.input = input;
    this.info = info;
    this.fidelity = fidelity;
    if (!input.hasVideo()) {
      throw new MediaException(input.name() + " has no picture.");
    }
    this.packets = new PacketDecoder(input, input.video(), threads, fidelity);
    this.clock = PictureClock.of(input, info.fps().toDouble(), fidelity);
    long first = input.video().start_time();
    this.lead = first == AV_NOPTS_VALUE ? 0 : Math.max(0, clock.number(first) - 1);
    this.stamps = fidelity == Fidelity.CORRECT ? Stamps.of(input) : Stamps.OF_PICTURES;
    this.mirrored = fidelity == Fidelity.CORRECT && DisplayMatrix.of(input.video()).mirrored();
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public DecodedPicture picture(long number) {
    long last = lead + PictureSource.last(info, fidelity);
    long wanted = input.hasAttachedPicture() ? 1 : Math.max(1, Math.min(number, last));
    if (heldNumber == 0 || wanted < heldNumber || aheadNumber != 0 && seekingPays(wanted)) {
      jumpTo(wanted);
    }
    advanceTo(wanted);
    DecodedPicture picture = new AvPicture(held, converter, fidelity);
    return mirrored ? new MirroredPicture(picture) : picture;
  }

  private boolean seekingPays(long wanted) {
    return wanted > aheadNumber + NEAR
        || wanted > aheadNumber + REORDERED
            && packets.keyFrameBetween(clock.seconds(aheadNumber), clock.seconds(wanted - REORDERED));
  }

  /** Between the keyframe and the wanted picture only reference pictures are decoded. */
  private void jumpTo(long wanted) {
    packets.skipBefore(clock.seconds(wanted) - 0.5 / clock.fps());
    goTo(wanted);
    advanceTo(wanted);
    packets.skipNothing();
    if (heldNumber != wanted && wanted > 1) {
      // There is a gap, and the picture before it may be one that was skipped.
      goTo(wanted);
    }
  }

  private void advanceTo(long wanted) {
    while (aheadNumber != 0 && aheadNumber <= wanted) {
      advance();
    }
  }

  /** Positions the decoder so that the held picture is at or before the wanted one, or is the very first. */
  private void goTo(long wanted) {
    if (heldNumber != 0 || wanted > NEAR) {
      packets.seek(clock.seconds(wanted));
    }
    start();
    for (int back = 1; isBefore(wanted) && back <= 4096; back *= 8) {
      packets.seek(clock.seconds(wanted) - back);
      start();
    }
    if (isBefore(wanted)) {
      packets.rewind();
      start();
    }
    if (heldNumber == 0) {
      throw new MediaException(input.name() + " has no picture that can be decoded.");
    }
  }

  /** Whether the wanted picture precedes everything decodable from here: without an index, a seek may land anywhere. */
  private boolean isBefore(long wanted) {
    return heldNumber == 0 || heldNumber > wanted;
  }

  private void start() {
    heldNumber = 0;
    decodedNumber = 0;
    counted = 0;
    aheadNumber = decode(ahead);
    if (aheadNumber != 0) {
      advance();
    }
  }

  private void advance() {
    AVFrame former = held;
    held = ahead;
    heldNumber = aheadNumber;
    ahead = former;
    aheadNumber = decode(ahead);
  }

  /** Decodes the next picture into the frame and returns its number; 0 at the end. */
  private long decode(AVFrame frame) {
    do {
      av_frame_unref(frame);
      if (!packets.next(frame)) {
        return 0;
      }
      decodedNumber = number(frame);
    } while (isLeftOut());
    return decodedNumber;
  }

  /** The original counts pictures and drops one whose timestamp gives the number its count has already reached. */
  private boolean isLeftOut() {
    if (fidelity == Fidelity.CORRECT || counted == 0) {
      counted = decodedNumber;
      return false;
    }
    if (counted == decodedNumber) {
      return true;
    }
    counted++;
    return false;
  }

  /** Taken from the timestamp; pictures without one are numbered consecutively unless there is certainly a gap. */
  private long number(AVFrame frame) {
    long next = decodedNumber + 1;
    long guess = frame.best_effort_timestamp();
    if (guess == AV_NOPTS_VALUE) {
      return next;
    }
    long stamped = Math.max(1, clock.number(guess));
    boolean own = frame.pts() != AV_NOPTS_VALUE && stamps != Stamps.OF_DECODING || next == 1;
    int reordered = packets.context().has_b_frames();
    if (stamps == Stamps.MISSING && frame.pts() == AV_NOPTS_VALUE) {
      // A picture is only output once the packets it waits for while reordering have been decoded.
      stamped = Math.max(1, stamped - reordered);
    }
    long error = stamps == Stamps.OF_DECODING ? LARGEST_STAMP_ERROR + reordered : LARGEST_STAMP_ERROR;
    return own || Math.abs(stamped - next) > error ? stamped : next;
  }

  @Override
  public void close() {
    av_frame_free(held);
    av_frame_free(ahead);
    converter.close();
    packets.close();
    input.close();
  }
}
