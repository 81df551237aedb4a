package org.clipwright.media.copy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clipwright.render.setup.FrameRange;

/**
 * Collects the spans of pictures that can be copied, from packets in decoding order. A span begins where decoding can
 * begin, lacks no picture, and ends where no picture that is shown later has been decoded.
 */
public final class CopyableSpans {

  /** No decoder holds back more pictures. */
  private static final int MOST_REORDERED = 16;

  private final FrameRange wanted;
  private final long shortest;
  private final List<FrameRange> spans = new ArrayList<>();
  private final Set<Long> early = new HashSet<>();
  private long first;
  private long complete;
  private long last;

  /**
   * Starts without any span.
   *
   * @param wanted the pictures that are looked for
   * @param shortest shorter spans are left out
   */
  public CopyableSpans(FrameRange wanted, long shortest) {
    this.wanted = wanted;
    this.shortest = shortest;
  }

  /** Takes in the packet that was read last; false when no further one matters. */
  public boolean add(SourcePackets source) {
    return add(source.number(), source.regular(), source.restarts());
  }

  /** Takes in a picture by its number, 0 if that is unknown. */
  boolean add(long number, boolean regular, boolean restarts) {
    if (number == 0 || !regular) {
      close();
      return true;
    }
    if (restarts && !(isOpen() && early.isEmpty() && number == complete + 1)) {
      close();
    }
    if (!isOpen() && restarts && number >= wanted.first()) {
      first = number;
      complete = number - 1;
    }
    if (isOpen()) {
      follow(number);
    }
    return isOpen() ? complete < wanted.last() : number <= wanted.last() + MOST_REORDERED;
  }

  private void follow(long number) {
    if (number <= complete || !early.add(number) || early.size() > MOST_REORDERED) {
      close();
      return;
    }
    while (early.remove(complete + 1)) {
      complete++;
    }
    if (early.isEmpty() && complete <= wanted.last()) {
      last = complete;
    }
  }

  private boolean isOpen() {
    return first > 0;
  }

  private void close() {
    if (isOpen() && last - first + 1 >= shortest) {
      spans.add(new FrameRange(first, last));
    }
    first = 0;
    last = 0;
    early.clear();
  }

  /** The spans, once all packets that matter were taken in. */
  public List<FrameRange> end() {
    close();
    return List.copyOf(spans);
  }
}
