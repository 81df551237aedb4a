package org.clipwright.plugin.effects.tracked;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.effect.TrackedObjects.Box;

/** The objects detected in each frame. */
final class Detections {

  /** A detected object; its id is the same in every frame. Its shape is known if a mask was stored. */
  record Seen(long id, String className, float confidence, Box box, Optional<ShapeMask> shape) {

    /** Whether its confidence is high enough and its class is selected; an empty list selects all classes. */
    boolean passes(double threshold, List<String> classes) {
      return confidence >= threshold && (classes.isEmpty() || classes.contains(className.toLowerCase(Locale.ROOT)));
    }
  }

  private final Map<Long, List<Seen>> frames = new HashMap<>();

  private Detections() {}

  static Detections parse(byte[] data) {
    Message all = Message.parse(ByteBuffer.wrap(data));
    List<String> classes = all.texts(3);
    Detections detections = new Detections();
    for (Message frame : all.messages(1)) {
      List<Seen> seen = new ArrayList<>();
      frame.messages(2).forEach(box -> seen.add(seen(box, classes)));
      detections.frames.put(frame.whole(1), List.copyOf(seen));
    }
    return detections;
  }

  private static Seen seen(Message box, List<String> classes) {
    long number = box.whole(5);
    String name = number >= 0 && number < classes.size() ? classes.get((int) number) : Long.toString(number);
    float width = box.real(3);
    float height = box.real(4);
    Box place = new Box(box.real(1) + width / 2.0, box.real(2) + height / 2.0, width, height, 0);
    return new Seen(box.whole(7), name, box.real(6), place, box.firstMessageFrom(8).flatMap(ShapeMask::parse));
  }

  /** The objects detected in a frame. */
  List<Seen> at(long frame) {
    return frames.getOrDefault(frame, List.of());
  }

  /** The classes in a comma-separated list, in lower case. */
  static List<String> classes(String list) {
    return Arrays.stream(list.split(",")).map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty()).toList();
  }
}
