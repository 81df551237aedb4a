package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * Recognises pictures a film can start with. In H.264 and HEVC the container's keyframe flag is not enough: pictures
 * after a flagged one may still refer to pictures before it.
 */
final class KeyPicture {

  private static final int H264_SLICE = 1;
  private static final int H264_RESTART = 5;
  private static final int HEVC_LAST_SLICE = 31;
  private static final int HEVC_RESTART = 19;
  private static final int HEVC_LAST_RESTART = 20;

  /** Where a stream's extradata holds the size of the length fields. */
  private static final int H264_LENGTH_SIZE = 4;

  private static final int HEVC_LENGTH_SIZE = 21;

  private KeyPicture() {}

  static boolean is(AVCodecParameters stream, AVPacket packet) {
    if ((packet.flags() & AV_PKT_FLAG_KEY) == 0) {
      return false;
    }
    return switch (stream.codec_id()) {
      case AV_CODEC_ID_H264 -> restarts(stream, packet, H264_LENGTH_SIZE);
      case AV_CODEC_ID_HEVC -> restarts(stream, packet, HEVC_LENGTH_SIZE);
      default -> true;
    };
  }

  private static boolean restarts(AVCodecParameters stream, AVPacket packet, int lengthSize) {
    if (stream.extradata_size() <= lengthSize) {
      return false;
    }
    boolean hevc = lengthSize == HEVC_LENGTH_SIZE;
    int lengthBytes = (stream.extradata().get(lengthSize) & 3) + 1;
    BytePointer data = packet.data();
    for (long at = 0; at + lengthBytes < packet.size();) {
      int header = data.get(at + lengthBytes) & 255;
      int type = hevc ? header >> 1 & 63 : header & 31;
      if (hevc ? type <= HEVC_LAST_SLICE : type >= H264_SLICE && type <= H264_RESTART) {
        return hevc ? type >= HEVC_RESTART && type <= HEVC_LAST_RESTART : type == H264_RESTART;
      }
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | data.get(at + i) & 255;
      }
      at += lengthBytes + length;
    }
    return false;
  }
}
