package org.clipwright.sdk.storage;

/**
 * Part of an object.
 *
 * @param offset first byte, from 0
 * @param length number of bytes, 1 or more
 */
public record ByteRange(long offset, long length) {

  public ByteRange {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException("No such range: " + length + " bytes from " + offset + ".");
    }
  }
}
