package org.clipwright.timeline;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The audio channel layouts that projects can have, by FFmpeg's channel masks; the original supports the same 27.
 */
public enum ChannelLayout {
  MONO("mono", 4),
  STEREO("stereo", 3),
  STEREO_DOWNMIX("stereo downmix", 1610612736),
  TWO_POINT_ONE("2.1", 11),
  SURROUND("3.0", 7),
  SURROUND_BACK("3.0 (back)", 259),
  THREE_POINT_ONE("3.1", 15),
  FOUR_POINT_ZERO("4.0", 263),
  QUAD("quad", 51),
  QUAD_SIDE("quad (side)", 1539),
  FOUR_POINT_ONE("4.1", 271),
  FIVE_POINT_ZERO("5.0", 55),
  FIVE_POINT_ZERO_SIDE("5.0 (side)", 1543),
  FIVE_POINT_ONE("5.1", 63),
  FIVE_POINT_ONE_SIDE("5.1 (side)", 1551),
  SIX_POINT_ZERO("6.0", 1799),
  SIX_POINT_ZERO_FRONT("6.0 (front)", 1731),
  HEXAGONAL("hexagonal", 311),
  SIX_POINT_ONE("6.1", 1807),
  SIX_POINT_ONE_BACK("6.1 (back)", 319),
  SIX_POINT_ONE_FRONT("6.1 (front)", 1739),
  SEVEN_POINT_ZERO("7.0", 1591),
  SEVEN_POINT_ZERO_FRONT("7.0 (front)", 1735),
  SEVEN_POINT_ONE("7.1", 1599),
  SEVEN_POINT_ONE_WIDE("7.1 (wide)", 255),
  SEVEN_POINT_ONE_WIDE_SIDE("7.1 (wide, side)", 1743),
  OCTAGONAL("octagonal", 1847);

  private final String title;
  private final int mask;

  ChannelLayout(String title, int mask) {
    this.title = title;
    this.mask = mask;
  }

  /** Its usual name, such as {@code 5.1 (side)}. */
  public String title() {
    return title;
  }

  /** FFmpeg's mask, with one bit for each channel. */
  public int mask() {
    return mask;
  }

  /** Number of channels. */
  public int channels() {
    return Integer.bitCount(mask);
  }

  /** The layout with this mask; empty if it is unknown. */
  public static Optional<ChannelLayout> of(int mask) {
    return Arrays.stream(values()).filter(layout -> layout.mask == mask).findFirst();
  }

  /** Why this mask does not fit so many channels, and which masks do; empty if it fits. */
  public static Optional<String> refusal(int channels, int mask) {
    Optional<ChannelLayout> layout = of(mask);
    if (layout.isPresent() && layout.get().channels() == channels) {
      return Optional.empty();
    }
    String problem = layout
        .map(known -> "The channel layout " + mask + " (" + known.title + ") arranges " + counted(known.channels())
            + ", not " + channels + ".")
        .orElse("There is no channel layout " + mask + ".");
    return Optional.of(problem + " Use " + choices(channels) + " for " + counted(channels) + ".");
  }

  private static String choices(int channels) {
    return Arrays.stream(values()).filter(layout -> layout.channels() == channels)
        .map(layout -> layout.mask + " (" + layout.title + ")").collect(Collectors.joining(" or "));
  }

  private static String counted(int channels) {
    return channels == 1 ? "1 channel" : channels + " channels";
  }
}
