package org.clipwright.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** By which matrix brightness and colour make up a picture, as swscale numbers them. */
public final class ColorMatrix {

  private static final int HD_WIDTH = 1280;
  private static final int SD_HEIGHT = 576;

  private ColorMatrix() {}

  static int of(AVFrame picture) {
    return PixelFormats.isYuv(picture.format())
        ? of(picture.colorspace(), picture.width(), picture.height()) : declared(picture.colorspace());
  }

  /** The matrix of a film's pictures. */
  public static int of(AVCodecParameters film) {
    return of(film.color_space(), film.width(), film.height());
  }

  /** A picture without a declared matrix gets one by its size, as players choose it. */
  private static int of(int colorspace, int width, int height) {
    return colorspace == AVCOL_SPC_UNSPECIFIED ? usual(width, height) : declared(colorspace);
  }

  /** The matrix that players choose by size. */
  public static int usual(int width, int height) {
    return width >= HD_WIDTH || height > SD_HEIGHT ? AVCOL_SPC_BT709 : SWS_CS_DEFAULT;
  }

  static int declared(int colorspace) {
    boolean known = colorspace == AVCOL_SPC_BT709 || colorspace == AVCOL_SPC_FCC || colorspace == AVCOL_SPC_SMPTE240M
        || colorspace == AVCOL_SPC_BT2020_NCL || colorspace == AVCOL_SPC_BT2020_CL;
    return known ? colorspace : SWS_CS_DEFAULT;
  }
}
