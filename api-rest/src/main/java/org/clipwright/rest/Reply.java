package org.clipwright.rest;

import java.util.List;

/** The kind of answer that an operation gives when all goes well, as the schema describes it. */
sealed interface Reply {

  /** One object of a named shape. */
  record One(int status, String shape) implements Reply {}

  /** A page of objects of a named shape. */
  record PageOf(String shape) implements Reply {}

  /** A plain list of objects of a named shape. */
  record ListOf(String shape) implements Reply {}

  /** Bytes of one of some media types. */
  record Bytes(List<String> mediaTypes) implements Reply {}

  /** Nothing at all. */
  record Nothing() implements Reply {}

  default boolean binary() {
    return this instanceof Bytes;
  }
}
