package org.clipwright.services.media;

/** How media are delivered to clients. */
public enum MediaDelivery {
  /** Through the server, which reads them from the storage. */
  PROXY,
  /** By redirecting to the storage itself, where it can sign links. */
  REDIRECT
}
