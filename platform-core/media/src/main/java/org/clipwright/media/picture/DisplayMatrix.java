package org.clipwright.media.picture;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a video's pictures are put upright: first mirrored, if needed, then rotated.
 *
 * @param mirrored whether left and right are swapped
 * @param clockwise degrees to rotate by after mirroring
 * @param originalClockwise degrees the original engine rotates by; it never mirrors
 */
public record DisplayMatrix(boolean mirrored, double clockwise, double originalClockwise) {

  private static final DisplayMatrix NONE = new DisplayMatrix(false, 0, 0);

  public static DisplayMatrix of(AVStream stream) {
    AVCodecParameters picture = stream.codecpar();
    AVPacketSideData data = av_packet_side_data_get(
        picture.coded_side_data(), picture.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull() || data.size() < 9 * Integer.BYTES) {
      return NONE;
    }
    int[] matrix = new int[9];
    new IntPointer(data.data()).get(matrix);
    return of(matrix);
  }

  /** Row by row, as in ISO/IEC 14496-12; the first two columns of the first two rows mirror and rotate. */
  public static DisplayMatrix of(int... matrix) {
    double original = clockwise(matrix);
    boolean mirrored = (double) matrix[0] * matrix[4] - (double) matrix[1] * matrix[3] < 0;
    if (!mirrored) {
      return new DisplayMatrix(false, original, original);
    }
    int[] turning = matrix.clone();
    turning[0] = -matrix[0];
    turning[1] = -matrix[1];
    return new DisplayMatrix(true, clockwise(turning), original);
  }

  /** The matrix states how far the picture was rotated anticlockwise. */
  private static double clockwise(int[] matrix) {
    try (IntPointer pointer = new IntPointer(matrix)) {
      double angle = av_display_rotation_get(pointer);
      return Double.isNaN(angle) || angle == 0 ? 0 : -angle;
    }
  }
}
