package org.clipwright.services.media;

/** Who may fetch media by their own addresses. */
public enum MediaAccess {
  /** Whoever knows the address, as clients of the original rely on. */
  ANYONE,
  /** Only the account that the media belong to. */
  OWNER
}
