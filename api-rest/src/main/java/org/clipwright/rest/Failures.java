package org.clipwright.rest;

/** Turns whatever an action throws into an answer. */
final class Failures {

  private Failures() {}

  static RestException of(RuntimeException failure) {
    return failure instanceof RestException refusal ? refusal : RestException.of(500, ErrorText.SERVER_ERROR);
  }
}
