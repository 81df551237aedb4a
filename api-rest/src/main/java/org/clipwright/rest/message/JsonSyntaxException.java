package org.clipwright.rest.message;

/** Says where a text stops being JSON, in the words of Python's parser. */
final class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message, null, false, false);
  }

  /** A complaint about a place in a text, counted in code points as Python does. */
  JsonSyntaxException(String complaint, String text, int position) {
    this(complaint + place(text, position));
  }

  private static String place(String text, int position) {
    int line = 1 + (int) text.substring(0, position).chars().filter(character -> character == '\n').count();
    int lineStart = position == 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
    int column = 1 + text.codePointCount(lineStart, position);
    return ": line " + line + " column " + column + " (char " + text.codePointCount(0, position) + ")";
  }
}
