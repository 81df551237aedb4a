package org.clipwright.graphql.execution;

import graphql.parser.ParsingListener;

/**
 * Stops parsing a document at tokens whose evaluation takes time quadratic in their length: the digits of a number, and
 * the lines of block strings, whose blank ones the library removes one by one.
 */
final class LongWords implements ParsingListener {

  /** As many as in the JSON of variables. */
  static final int MOST_DIGITS = 1_000;

  /** In all block strings together. */
  static final int MOST_LINES = 10_000;

  private static final String BLOCK = "\"\"\"";

  private int lines;

  /** Says in a sentence which token is too long. */
  static final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
      super(message, null, false, false);
    }
  }

  @Override
  public void onToken(Token token) {
    String text = token.getText();
    if (text.length() > MOST_DIGITS && isNumber(text)) {
      throw new TooLongException("A number has more than " + MOST_DIGITS + " digits.");
    }
    if (text.startsWith(BLOCK)) {
      lines += (int) text.chars().filter(character -> character == '\n' || character == '\r').count();
      if (lines > MOST_LINES) {
        throw new TooLongException(
            "The block strings have more than " + MOST_LINES + " lines. Send long texts as variables.");
      }
    }
  }

  private static boolean isNumber(String text) {
    char first = text.charAt(0);
    return first == '-' || first >= '0' && first <= '9';
  }
}
