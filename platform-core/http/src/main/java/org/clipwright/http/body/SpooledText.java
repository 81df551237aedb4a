package org.clipwright.http.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;

/**
 * Text that is arriving. Beyond its first bytes it is kept on disk until it is complete, so that slow senders occupy no
 * memory.
 */
final class SpooledText extends OutputStream {

  private static final int IN_MEMORY = 16 << 10;

  /** The bytes, the characters that they are decoded to, and the text that these are copied to. */
  private static final int COPIES = 4;

  private final UploadRoom.Share room;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private Path file;
  private OutputStream rest;
  private long size;

  /** @param room the disk space for the spooled part, in a folder that is created if missing; closed with the text */
  SpooledText(UploadRoom.Share room) {
    this.room = room;
  }

  /** How many bytes have arrived. */
  public long size() {
    return size;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (rest == null && size + length > IN_MEMORY) {
      file = Files.createTempFile(Files.createDirectories(room.folder()), "text-", ".part");
      rest = Files.newOutputStream(file);
    }
    size += length;
    if (rest == null) {
      first.write(bytes, offset, length);
    } else {
      room.claim(length);
      rest.write(bytes, offset, length);
    }
  }

  /**
   * All of it, once complete.
   *
   * @throws PlatformException when memory has no room for it
   */
  public byte[] bytes() throws IOException {
    HeapShare.current().claimForBody(COPIES * size);
    if (rest == null) {
      return first.toByteArray();
    }
    rest.flush();
    byte[] later = Files.readAllBytes(file);
    byte[] all = new byte[first.size() + later.length];
    System.arraycopy(first.toByteArray(), 0, all, 0, first.size());
    System.arraycopy(later, 0, all, first.size(), later.length);
    return all;
  }

  /** Removes it. */
  @Override
  public void close() throws IOException {
    try {
      if (rest != null) {
        rest.close();
        Files.deleteIfExists(file);
      }
    } finally {
      room.close();
    }
  }
}
