package org.clipwright.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.clipwright.render.codec.MediaException;

/** Turns FFmpeg's return codes into exceptions and its dictionaries into maps. */
public final class Native {

  /** Linux's error number for a full disk, as FFmpeg returns it. */
  public static final int DISK_FULL = -28;

  private Native() {}

  /** Returns the code if it means success. */
  public static int check(int code, String what) {
    if (code >= 0) {
      return code;
    }
    if (code == DISK_FULL) {
      throw new MediaException(what + ": the disk is full.");
    }
    throw new MediaException(what + ": " + message(code) + ".");
  }

  /** FFmpeg's message for an error code. */
  public static String message(int code) {
    byte[] buffer = new byte[256];
    av_strerror(code, buffer, buffer.length);
    int length = 0;
    while (length < buffer.length && buffer[length] != 0) {
      length++;
    }
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  /** Replaces what a stream's decoder is set up with. */
  public static void setExtradata(AVCodecParameters stream, byte[] bytes) {
    av_free(stream.extradata());
    stream.extradata(new BytePointer(av_mallocz(bytes.length + AV_INPUT_BUFFER_PADDING_SIZE)).put(bytes));
    stream.extradata_size(bytes.length);
  }

  /** A new dictionary; the caller frees it. */
  public static AVDictionary dictionary(Map<String, String> entries) {
    AVDictionary dictionary = new AVDictionary(null);
    entries.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
    return dictionary;
  }
}
