package org.clipwright.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;

/** The memory that a container is written to in place of a file. One thread at a time. */
public final class MemoryOutput implements AutoCloseable {

  private final AVFormatContext container;
  private final String failure;

  /**
   * Lets a container write to memory.
   *
   * @param failure says what cannot be written when there is no memory
   */
  public MemoryOutput(AVFormatContext container, String failure) {
    this.container = container;
    this.failure = failure;
    open();
  }

  private void open() {
    AVIOContext memory = new AVIOContext(null);
    Native.check(avio_open_dyn_buf(memory), failure);
    container.pb(memory);
  }

  /** What was written since the last call; more can be written afterwards. */
  public byte[] taken() {
    byte[] bytes = last();
    open();
    return bytes;
  }

  /** What was written since the last call; nothing can be written afterwards. */
  public byte[] last() {
    BytePointer buffer = new BytePointer((BytePointer) null);
    int size = avio_close_dyn_buf(container.pb(), buffer);
    container.pb(null);
    try {
      byte[] bytes = new byte[size];
      buffer.get(bytes);
      return bytes;
    } finally {
      av_free(buffer);
    }
  }

  /** Frees the memory; to be called before the container is freed. */
  @Override
  public void close() {
    if (container.pb() != null && !container.pb().isNull()) {
      last();
    }
  }
}
