package org.clipwright.timeline;

/** FFmpeg's channel layout masks, with one bit per channel. */
public final class ChannelMask {

  /** By the number of channels: mono, stereo, 2.1, 4.0, 5.0, 5.1, 6.1 and 7.1, FFmpeg's default layouts. */
  private static final int[] USUAL = {0, 0x4, 0x3, 0xB, 0x107, 0x37, 0x3F, 0x70F, 0x63F};

  private ChannelMask() {}

  /**
   * The layout of a number of channels: the stated one, or the usual one if the stated one has another number.
   *
   * @throws ProjectException if that number of channels has no usual layout
   */
  public static int of(int channels, int stated) {
    if (channels == 0 || Integer.bitCount(stated) == channels) {
      return stated;
    }
    if (channels >= USUAL.length) {
      throw new ProjectException(
          "The project has " + channels + " audio channels, but its channel layout " + stated + " has "
              + Integer.bitCount(stated) + ".");
    }
    return USUAL[channels];
  }
}
