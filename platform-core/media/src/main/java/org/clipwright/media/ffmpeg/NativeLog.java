package org.clipwright.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

/** Keeps FFmpeg from writing to the process's error stream; failures reach users as exceptions. */
public final class NativeLog {

  private NativeLog() {}

  public static void install() {
    av_log_set_level(AV_LOG_QUIET);
  }
}
