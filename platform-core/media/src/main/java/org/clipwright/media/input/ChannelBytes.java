package org.clipwright.media.input;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.media.ffmpeg.AddressPointer;

/** The bytes of a channel as FFmpeg reads them. One thread at a time. */
final class ChannelBytes implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Linux's error number for failed input, as FFmpeg returns it. */
  private static final int CANNOT_READ = -5;

  /** Shared by all channels, since each instance uses one of a few callback slots; FFmpeg passes the number on. */
  private static final Map<Long, ChannelBytes> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Reading READING = new Reading();
  private static final Seeking SEEKING = new Seeking();

  private final long number = NUMBERS.incrementAndGet();
  private final SeekableByteChannel channel;
  private final AVIOContext context;
  private Optional<Throwable> failure = Optional.empty();

  ChannelBytes(SeekableByteChannel channel) {
    this.channel = channel;
    OPEN.put(number, this);
    context = avio_alloc_context(
        new BytePointer(av_malloc(BUFFER_BYTES)), BUFFER_BYTES, 0, new AddressPointer(number), READING, null, SEEKING);
  }

  AVIOContext context() {
    return context;
  }

  /** Why bytes could not be read at first, which FFmpeg treats like their end. */
  Optional<Throwable> failure() {
    return failure;
  }

  private int read(BytePointer target, int length) {
    try {
      int read = channel.read(target.capacity(length).asByteBuffer());
      return read < 0 ? AVERROR_EOF() : read;
    } catch (IOException | RuntimeException unreadable) {
      return failed(unreadable);
    }
  }

  private long seek(long position, int origin) {
    try {
      return origin == AVSEEK_SIZE ? channel.size() : channel.position(position).position();
    } catch (IOException | RuntimeException unreadable) {
      return failed(unreadable);
    }
  }

  /** Native code cannot pass an exception on. */
  private int failed(Throwable unreadable) {
    failure = failure.or(() -> Optional.of(unreadable));
    return CANNOT_READ;
  }

  @Override
  public void close() {
    OPEN.remove(number);
    av_free(context.buffer());
    avio_context_free(context);
    try {
      channel.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }

  private static final class Reading extends Read_packet_Pointer_BytePointer_int {

    @Override
    public int call(Pointer opaque, BytePointer target, int length) {
      return OPEN.get(opaque.address()).read(target, length);
    }
  }

  private static final class Seeking extends Seek_Pointer_long_int {

    @Override
    public long call(Pointer opaque, long position, int origin) {
      return OPEN.get(opaque.address()).seek(position, origin);
    }
  }
}
