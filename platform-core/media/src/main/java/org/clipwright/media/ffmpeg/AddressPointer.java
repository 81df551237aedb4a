package org.clipwright.media.ffmpeg;

import org.bytedeco.javacpp.Pointer;

/** A pointer to memory owned elsewhere. */
public final class AddressPointer extends Pointer {

  public AddressPointer(long address) {
    super((Pointer) null);
    this.address = address;
  }
}
