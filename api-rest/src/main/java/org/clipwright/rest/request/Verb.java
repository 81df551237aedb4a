package org.clipwright.rest.request;

import java.util.Optional;

/** The methods that endpoints can have, in the order in which {@code Allow} names them. */
public enum Verb {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE,
  HEAD,
  OPTIONS;

  public static Optional<Verb> of(String method) {
    for (Verb verb : values()) {
      if (verb.name().equals(method)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  /** Whether requests with this method change nothing. */
  public boolean safe() {
    return this == GET || this == HEAD || this == OPTIONS;
  }
}
