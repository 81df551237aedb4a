package org.clipwright.media;

import org.bytedeco.javacpp.Pointer;

/** A pointer to memory that somebody else owns. */
final class AddressPointer extends Pointer {

  AddressPointer(long address) {
    super((Pointer) null);
    this.address = address;
  }
}
