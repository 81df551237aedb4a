package org.clipwright.worker.caption;

import java.util.Arrays;
import org.clipwright.timeline.Clip;

/** The frames of a clip in the order of the media's frames that they show, so that those of a caption lie together. */
final class MediaOrder {

  /** The media's frame in the upper half, and the frame's place in the clip in the lower one; sorted. */
  private final long[] frames;

  private MediaOrder(long[] frames) {
    this.frames = frames;
  }

  /** Some frames of a clip, beginning with the given one. */
  static MediaOrder of(Clip clip, long first, int count) {
    long[] frames = new long[count];
    for (int i = 0; i < count; i++) {
      frames[i] = (clip.mediaFrame(first + i) << Integer.SIZE) | i;
    }
    Arrays.sort(frames);
    return new MediaOrder(frames);
  }

  /** The places, ascending, of the frames that show the media after one of its frames and up to another. */
  int[] between(long after, long last) {
    int from = beginOf(after + 1);
    int to = Math.max(from, beginOf(last + 1));
    int[] places = new int[to - from];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) frames[from + i];
    }
    Arrays.sort(places);
    return places;
  }

  private int beginOf(long mediaFrame) {
    int found = Arrays.binarySearch(frames, mediaFrame << Integer.SIZE);
    return found < 0 ? -found - 1 : found;
  }
}
