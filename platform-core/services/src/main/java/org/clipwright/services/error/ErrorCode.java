package org.clipwright.services.error;

/** What kind of failure a {@link PlatformException} is; each API maps it to its own form. */
public enum ErrorCode {
  /** The request's values are invalid; the caller can correct them. */
  INVALID,
  /** The request is larger than the server can ever accept. */
  TOO_LARGE,
  /** Nobody is signed in, or the credentials are wrong. */
  UNAUTHENTICATED,
  /** The caller has tried too often and may try again later; see {@link ThrottledException}. */
  THROTTLED,
  /** The caller is not allowed to do this. */
  FORBIDDEN,
  /** There is no such object, or it belongs to somebody else. */
  NOT_FOUND,
  /** The object is in a state that does not allow this. */
  STATE,
  /** Something outside failed: storage, a remote server, a full disk. */
  RESOURCE,
  /** The server has too much to do at the moment; the same request may succeed in a few seconds. */
  BUSY,
  /** A bug in the server. */
  INTERNAL
}
