package org.clipwright.services.preview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.Rational;

/**
 * Where a preview is cut: pictures into whole frames, about two seconds of them, and sound into whole packets, at the
 * packet in which the segment's first frame begins. Segments are counted from 0.
 *
 * @param frames all frames, 1 or more
 * @param fps frames a second
 */
public record PreviewCut(long frames, Rational fps) {

  /** Previews have stereo sound at this many samples a second, whatever the project's. */
  public static final int SAMPLE_RATE = 48_000;

  public static final int CHANNELS = 2;

  /** The samples of a packet, which AAC prescribes. */
  public static final int PACKET_SAMPLES = 1024;

  private static final int SECONDS = 2;
  private static final int DECIMALS = 6;

  public PreviewCut {
    if (frames < 1) {
      throw new IllegalArgumentException("A preview has at least one frame.");
    }
  }

  /** How many segments each track has. */
  public long segments() {
    return Math.ceilDiv(frames, length());
  }

  /** The frames of a segment other than the last. */
  private long length() {
    return Math.max(1, Math.round(SECONDS * fps.toDouble()));
  }

  /** The first frame of a segment, from 1. */
  public long first(long segment) {
    return segment * length() + 1;
  }

  /** The last frame of a segment. */
  public long last(long segment) {
    return Math.min(frames, (segment + 1) * length());
  }

  /** How long the pictures of a segment are shown. */
  public BigDecimal pictureSeconds(long segment) {
    long shown = last(segment) - first(segment) + 1;
    return BigDecimal.valueOf(shown).multiply(BigDecimal.valueOf(fps.den()))
        .divide(BigDecimal.valueOf(fps.num()), DECIMALS, RoundingMode.HALF_UP);
  }

  /** The packets of sound before a segment. */
  public long packetsBefore(long segment) {
    return samplesBefore(first(segment)) / PACKET_SAMPLES;
  }

  /** The packets of sound in a segment; the last one ends with the last frame or in the packet after. */
  public long packets(long segment) {
    long end = segment == segments() - 1
        ? Math.ceilDiv(samplesBefore(frames + 1), PACKET_SAMPLES)
        : packetsBefore(segment + 1);
    return end - packetsBefore(segment);
  }

  /** How long the sound of a segment lasts. */
  public BigDecimal soundSeconds(long segment) {
    return BigDecimal.valueOf(packets(segment) * PACKET_SAMPLES)
        .divide(BigDecimal.valueOf(SAMPLE_RATE), DECIMALS, RoundingMode.HALF_UP);
  }

  /** The samples of a channel before a frame. */
  public long samplesBefore(long frame) {
    return FrameNumber.samplesBefore(frame, fps, SAMPLE_RATE, CHANNELS);
  }
}
