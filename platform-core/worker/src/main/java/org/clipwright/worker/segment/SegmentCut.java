package org.clipwright.worker.segment;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.timeline.Profile;

/**
 * Where a film is cut into segments. It depends only on the film's size, rate and range, so that changes to a timeline
 * never move a cut.
 */
public final class SegmentCut {

  private static final double SHORTEST_SECONDS = 10;
  private static final double LONGEST_SECONDS = 20;

  /** The cost of a segment whose length is between the limits: 20 seconds of 1080p at 30 frames per second. */
  private static final double PIXELS = 20.0 * 1920 * 1080 * 30;

  /** Encoders begin a group of pictures after this many frames. */
  private static final long GROUP = 12;

  private SegmentCut() {}

  /** The segments of a range, in order; a remainder too short for its own segment is added to the last one. */
  public static List<FrameRange> of(Profile profile, FrameRange frames) {
    long length = length(profile);
    double shortest = SHORTEST_SECONDS * profile.fps().toDouble();
    List<FrameRange> segments = new ArrayList<>();
    long first = frames.first();
    while (frames.last() - first + 1 >= length + shortest) {
      segments.add(new FrameRange(first, first + length - 1));
      first += length;
    }
    segments.add(new FrameRange(first, frames.last()));
    return segments;
  }

  /** The number of frames in a segment. */
  private static long length(Profile profile) {
    double fps = profile.fps().toDouble();
    double pixelsPerSecond = (double) profile.width() * profile.height() * fps;
    double seconds = Math.clamp(PIXELS / pixelsPerSecond, SHORTEST_SECONDS, LONGEST_SECONDS);
    return Math.max(1, (long) Math.ceil(seconds * fps / GROUP)) * GROUP;
  }
}
