package org.clipwright.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_NATIVE;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_from_mask;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.clipwright.media.ffmpeg.Native;

/** Converts FFmpeg's channel layouts to and from the masks that projects use. */
public final class ChannelLayouts {

  private ChannelLayouts() {}

  /** The layout for a mask; the caller frees it with {@code av_channel_layout_uninit}. */
  public static AVChannelLayout of(int mask) {
    AVChannelLayout layout = new AVChannelLayout();
    Native.check(av_channel_layout_from_mask(layout, Integer.toUnsignedLong(mask)),
        "Channel layout " + mask + " is unknown");
    return layout;
  }

  /**
   * A copy of a layout; if that names no channel positions, the usual layout for its channel count, which may name none
   * either.
   */
  static AVChannelLayout like(AVChannelLayout stated) {
    AVChannelLayout layout = new AVChannelLayout();
    if (stated.order() == AV_CHANNEL_ORDER_UNSPEC) {
      av_channel_layout_default(layout, stated.nb_channels());
    } else {
      Native.check(av_channel_layout_copy(layout, stated), "Not enough memory for sound");
    }
    return layout;
  }

  /** The usual mask for a number of channels. */
  public static int usual(int channels) {
    AVChannelLayout layout = new AVChannelLayout();
    av_channel_layout_default(layout, channels);
    int mask = layout.order() == AV_CHANNEL_ORDER_NATIVE ? (int) layout.u_mask() : 0;
    av_channel_layout_uninit(layout);
    return mask;
  }
}
