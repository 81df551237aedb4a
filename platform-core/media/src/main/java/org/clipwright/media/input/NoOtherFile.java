package org.clipwright.media.input;

import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** FFmpeg's question for another file or address while it reads one; the answer is always no. */
public final class NoOtherFile
    extends AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {

  /** One for all files: each takes one of a few places for callbacks. */
  public static final NoOtherFile REFUSAL = new NoOtherFile();

  /** What the system calls an operation that is not permitted. */
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

  /** How often it was asked. */
  public long asked() {
    return asked.get();
  }
}
