package org.clipwright.plugin.effects.picture.color;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.clipwright.sdk.media.Pixel;

/** What one channel's own saturation adds to itself and to the other two, for each of its values. */
final class ChannelSaturation {

  private static final int LARGEST = 1 << 20;

  private final double[] squares = new double[256];
  final int[] own = new int[256];
  final int[] others = new int[256];
  private double filled = Double.NaN;
  private boolean toItself;
  private boolean plain;

  ChannelSaturation(double weight) {
    for (int value = 0; value < squares.length; value++) {
      squares[value] = weight * value * value;
    }
  }

  void fill(double amount) {
    if (amount == filled) {
      return;
    }
    filled = amount;
    for (int value = 0; value < own.length; value++) {
      double grey = Math.sqrt(squares[value]);
      own[value] = limited(grey + (value - grey) * amount);
      others[value] = limited(grey - grey * amount);
    }
    toItself = Arrays.stream(others).allMatch(value -> value == 0)
        && Arrays.stream(own).allMatch(value -> value == Pixel.clamp(value));
    plain = IntStream.range(0, own.length).allMatch(value -> own[value] == value);
  }

  /** Whether the channel adds nothing to the others, and nothing out of range to itself. */
  boolean keepsToItself() {
    return toItself;
  }

  /** Whether the channel stays unchanged. */
  boolean isPlain() {
    return plain;
  }

  private static int limited(double value) {
    return (int) Math.clamp(value, -LARGEST, LARGEST);
  }
}
