package org.clipwright.media.ffmpeg;

import org.bytedeco.javacpp.Pointer;

/** A pointer to memory that somebody else owns. */
public final class AddressPointer extends Pointer {

  public AddressPointer(long address) {
    super((Pointer) null);
    this.address = address;
  }
}
