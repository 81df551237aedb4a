package org.clipwright.sdk.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A stream that fails if its bytes do not match the promised length and hash. */
final class PromisedContent extends FilteredContent {

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
  public int read(byte[] target, int offset, int size) throws IOException {
    int read = in.read(target, offset, size);
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
}
