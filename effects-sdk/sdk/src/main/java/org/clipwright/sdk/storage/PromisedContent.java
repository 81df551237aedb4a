package org.clipwright.sdk.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A stream that fails if its bytes do not match the promised length and hash. */
final class PromisedContent extends FilterInputStream {

  private final OptionalLong length;
  private final Optional<String> sha256;
  private final Sha256 digest = new Sha256();
  private long count;
  private boolean checked;

  private PromisedContent(InputStream content, OptionalLong length, Optional<String> sha256) {
    super(content);
    this.length = length;
    this.sha256 = sha256;
  }

  /** The same bytes; a stream that already checks these promises is not wrapped again. */
  static InputStream of(InputStream content, OptionalLong length, Optional<String> sha256) {
    InputStream plain = content instanceof PromisedContent promised ? promised.in : content;
    return length.isEmpty() && sha256.isEmpty() ? plain : new PromisedContent(plain, length, sha256);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int size) throws IOException {
    int read = super.read(target, offset, size);
    if (read < 0) {
      check();
      return read;
    }
    count += read;
    if (length.isPresent() && count > length.getAsLong()) {
      throw new IOException("More bytes arrived than the " + length.getAsLong() + " that were announced");
    }
    if (sha256.isPresent()) {
      digest.add(target, offset, read);
    }
    return read;
  }

  private void check() throws IOException {
    if (checked) {
      return;
    }
    if (length.isPresent() && count < length.getAsLong()) {
      throw new IOException("Only " + count + " of the " + length.getAsLong() + " announced bytes arrived");
    }
    if (sha256.isPresent() && !digest.hex().equals(sha256.get())) {
      throw new IOException("The bytes do not match the announced SHA-256");
    }
    checked = true;
  }

  /** Skipped bytes are read all the same, because they count towards the length and hash. */
  @Override
  public long skip(long wanted) throws IOException {
    byte[] passed = new byte[(int) Math.min(8192, Math.max(0, wanted))];
    long skipped = 0;
    while (skipped < wanted) {
      int read = read(passed, 0, (int) Math.min(passed.length, wanted - skipped));
      if (read < 0) {
        return skipped;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
