package org.clipwright.services.media;

/** Who may fetch media by address. */
public enum MediaAccess {
  /** Anyone who knows the address, as clients of the original expect. */
  ANYONE,
  /** Only the account that owns the media. */
  OWNER
}
