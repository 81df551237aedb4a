package org.clipwright.plugin.effects.tracked;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.TrackedObjects.Box;

/** The position of an object at each frame, linearly interpolated between the tracked frames. */
final class BoxTrack {

  private final TreeMap<Long, Box> boxes = new TreeMap<>();

  /** The track in a tracker's data; fails if it has no boxes. */
  static BoxTrack parse(byte[] data) {
    BoxTrack track = new BoxTrack();
    for (Message frame : Message.parse(ByteBuffer.wrap(data)).messages(1)) {
      frame.messages(3).forEach(box -> track.put(frame.whole(1), box.real(1), box.real(2), box.real(3), box.real(4),
          frame.real(2)));
    }
    if (track.boxes.isEmpty()) {
      throw new EffectException("The tracking data has no boxes.");
    }
    return track;
  }

  /** Adds a box by its edges, which are fractions of the picture. */
  void put(long frame, float left, float top, float right, float bottom, float rotation) {
    boxes.put(frame, new Box((left + right) / 2.0, (top + bottom) / 2.0, right - left, bottom - top, rotation));
  }

  /** The box at a frame number, which may be fractional; empty before the first and after the last frame. */
  Optional<Box> at(double frame) {
    Map.Entry<Long, Box> before = boxes.floorEntry((long) Math.floor(frame));
    Map.Entry<Long, Box> after = boxes.ceilingEntry((long) Math.ceil(frame));
    if (before == null || after == null) {
      return Optional.empty();
    }
    if (before.getKey().equals(after.getKey())) {
      return Optional.of(before.getValue());
    }
    double share = (frame - before.getKey()) / (after.getKey() - before.getKey());
    return Optional.of(between(before.getValue(), after.getValue(), share));
  }

  private static Box between(Box a, Box b, double share) {
    return new Box(mix(a.centerX(), b.centerX(), share), mix(a.centerY(), b.centerY(), share),
        mix(a.width(), b.width(), share), mix(a.height(), b.height(), share), mix(a.rotation(), b.rotation(), share));
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
