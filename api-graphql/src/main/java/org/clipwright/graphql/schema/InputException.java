package org.clipwright.graphql.schema;

/** Arguments of a field that are inconsistent; becomes an error of the field. */
final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message, null, false, false);
  }
}
