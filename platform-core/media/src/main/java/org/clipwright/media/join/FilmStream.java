package org.clipwright.media.join;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.clipwright.media.ffmpeg.PositionedOutput;
import org.clipwright.render.codec.MediaException;

/** The bytes of a film that is joined as they are read. One thread at a time. */
final class FilmStream extends InputStream {

  private final FilmLayout layout;
  private final FilmOutline expected;
  private final CRC32C sum = new CRC32C();
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final FilmPass pass;
  private ByteBuffer ready;
  private long end;
  private boolean complete;

  /**
   * Begins a pass.
   *
   * @param expected what the first pass has shown
   * @param passes begins a pass whose bytes go to a receiver
   */
  FilmStream(FilmLayout layout, FilmOutline expected, Function<PositionedOutput.Receiver, FilmPass> passes)
      throws IOException {
    this.layout = layout;
    this.expected = expected;
    this.ready = ByteBuffer.wrap(layout.start());
    try {
      this.pass = passes.apply(this::take);
    } catch (MediaException | DamagedPieceException changed) {
      throw changed(changed);
    }
  }

  /** What is written out of turn is in the start already. */
  private void take(long position, ByteBuffer bytes) {
    if (position < end) {
      bytes.position(bytes.position() + (int) Math.min(bytes.remaining(), end - position));
    }
    ByteBuffer head = bytes.slice(bytes.position(), Math.clamp(layout.from() - end, 0, bytes.remaining()));
    end += head.remaining();
    bytes.position(bytes.position() + head.remaining());
    sum.update(bytes.duplicate());
    int wanted = Math.clamp(layout.to() - end, 0, bytes.remaining());
    end += bytes.remaining();
    byte[] copy = new byte[wanted];
    bytes.get(copy);
    made.writeBytes(copy);
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready.get() & 255 : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, ready.remaining());
    ready.get(target, offset, taken);
    return taken;
  }

  /** Joins on until there are bytes; false at the end of the film. */
  private boolean fill() throws IOException {
    while (!ready.hasRemaining() && !complete) {
      try {
        goOn();
      } catch (MediaException | DamagedPieceException changed) {
        throw changed(changed);
      }
      ready = ByteBuffer.wrap(made.toByteArray());
      made.reset();
    }
    return ready.hasRemaining();
  }

  private void goOn() throws IOException {
    while (!pass.ended() && made.size() == 0) {
      pass.writeNext();
    }
    if (pass.ended()) {
      pass.flush();
      pass.finish();
      complete = true;
      if (end != expected.size() || sum.getValue() != expected.sum()) {
        throw new IOException("The segments of the film have changed while it was joined");
      }
    }
  }

  private static IOException changed(RuntimeException failure) {
    return new IOException("The film cannot be joined: " + failure.getMessage(), failure);
  }

  @Override
  public void close() {
    pass.close();
  }
}
