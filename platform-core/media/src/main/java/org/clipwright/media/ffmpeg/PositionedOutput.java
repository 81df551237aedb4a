package org.clipwright.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.render.codec.MediaException;

/** Hands what a container writes to a receiver, with the position it is written at. One thread at a time. */
public final class PositionedOutput implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 17;

  /** Linux's error numbers for failed output and for a wrong argument, as FFmpeg returns them. */
  private static final int CANNOT_WRITE = -5;
  private static final int CANNOT_SEEK = -22;

  private static final int FROM_START = 0;

  /** Shared by all outputs, since each instance uses one of a few callback slots; FFmpeg passes the number on. */
  private static final Map<Long, PositionedOutput> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Writing WRITING = new Writing();
  private static final Seeking SEEKING = new Seeking();

  private final long number = NUMBERS.incrementAndGet();
  private final AVFormatContext container;
  private final AVIOContext context;
  private final Receiver receiver;
  private long position;
  private Optional<Throwable> failure = Optional.empty();

  /** Receives what is written. */
  @FunctionalInterface
  public interface Receiver {

    /** Takes bytes, which are gone afterwards; containers return to earlier positions and write there again. */
    void write(long position, ByteBuffer bytes);
  }

  /** Lets a container write to a receiver. */
  public PositionedOutput(AVFormatContext container, Receiver receiver) {
    this.container = container;
    this.receiver = receiver;
    OPEN.put(number, this);
    context = avio_alloc_context(
        new BytePointer(av_malloc(BUFFER_BYTES)), BUFFER_BYTES, 1, new AddressPointer(number), null, WRITING, SEEKING);
    container.pb(context);
  }

  /**
   * Passes on everything that was written so far.
   *
   * @throws MediaException when the receiver failed
   */
  public void flush() {
    avio_flush(context);
    failure.ifPresent(cause -> {
      throw new MediaException("The output cannot be passed on: " + cause.getMessage(), cause);
    });
  }

  private int write(BytePointer source, int length) {
    try {
      receiver.write(position, source.capacity(length).asByteBuffer());
      position += length;
      return length;
    } catch (RuntimeException refused) {
      // Native code cannot pass an exception on.
      failure = failure.or(() -> Optional.of(refused));
      return CANNOT_WRITE;
    }
  }

  private long seek(long wanted, int origin) {
    if (origin != FROM_START) {
      return CANNOT_SEEK;
    }
    position = wanted;
    return wanted;
  }

  /** Frees the buffer; to be called before the container is freed. */
  @Override
  public void close() {
    OPEN.remove(number);
    container.pb(null);
    av_free(context.buffer());
    avio_context_free(context);
  }

  private static final class Writing extends Write_packet_Pointer_BytePointer_int {

    @Override
    public int call(Pointer opaque, BytePointer source, int length) {
      return OPEN.get(opaque.address()).write(source, length);
    }
  }

  private static final class Seeking extends Seek_Pointer_long_int {

    @Override
    public long call(Pointer opaque, long wanted, int origin) {
      return OPEN.get(opaque.address()).seek(wanted, origin);
    }
  }
}
