package org.clipwright.media.film;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_make_writable;
import static org.bytedeco.ffmpeg.global.avcodec.av_shrink_packet;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * Truncates an H.264 packet in MP4 or MOV to the start of its first slice: the header there tells a decoder everything
 * about a picture except its pixels. Each unit is preceded by its length, as ISO/IEC 14496-15 defines.
 */
final class FirstSlice {

  private static final int LONGEST_HEADER = 256;
  private static final int SLICE = 1;
  private static final int SLICE_OF_KEY_FRAME = 5;

  private FirstSlice() {}

  /** Truncates a packet; returns false and changes nothing when it does not consist of such units. */
  static boolean cut(AVCodecParameters stream, AVPacket packet) {
    BytePointer setup = stream.extradata();
    boolean sized = stream.codec_id() == AV_CODEC_ID_H264 && stream.extradata_size() > 4 && setup.get(0) == 1;
    return sized && cut(packet, (setup.get(4) & 3) + 1);
  }

  private static boolean cut(AVPacket packet, int lengthBytes) {
    BytePointer data = packet.data();
    for (long at = 0; at + lengthBytes < packet.size();) {
      long length = length(data, at, lengthBytes);
      if (length <= 0 || at + lengthBytes + length > packet.size()) {
        return false;
      }
      int type = data.get(at + lengthBytes) & 31;
      if (type == SLICE || type == SLICE_OF_KEY_FRAME) {
        return length <= LONGEST_HEADER || shorten(packet, at, lengthBytes);
      }
      at += lengthBytes + length;
    }
    return false;
  }

  private static boolean shorten(AVPacket packet, long at, int lengthBytes) {
    if (av_packet_make_writable(packet) < 0) {
      return false;
    }
    for (int i = 0; i < lengthBytes; i++) {
      packet.data().put(at + i, (byte) (LONGEST_HEADER >> 8 * (lengthBytes - 1 - i)));
    }
    av_shrink_packet(packet, (int) at + lengthBytes + LONGEST_HEADER);
    return true;
  }

  private static long length(BytePointer data, long at, int lengthBytes) {
    long length = 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = length << 8 | data.get(at + i) & 255;
    }
    return length;
  }
}
