package org.clipwright.media.input;

import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Refuses every further file or address that FFmpeg tries to open while reading one. */
public final class NoOtherFile
    extends AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {

  /** Shared by all files, since each instance uses one of a few callback slots. */
  public static final NoOtherFile REFUSAL = new NoOtherFile();

  /** The system's error number for an operation that is not permitted. */
  private static final int NOT_PERMITTED = -1;

  private final AtomicLong asked = new AtomicLong();

  private NoOtherFile() {}

  @SuppressWarnings("rawtypes")
  @Override
  public int call(
      AVFormatContext container, PointerPointer opened, BytePointer address, int flags, PointerPointer options) {
    asked.incrementAndGet();
    return NOT_PERMITTED;
  }

  /** How many times it has been called. */
  public long asked() {
    return asked.get();
  }
}
