package org.clipwright.services.field.reading;

import java.util.regex.Pattern;

/** Recognises the text form of a Python value, which clients sometimes send in place of JSON. */
final class PythonText {

  /** A value in single quotes, or one of Python's own words, where JSON has a value or a name. */
  private static final Pattern VALUE = Pattern.compile("[\\[{,:]\\s*+(?:'|(?:True|False|None)\\s*+[,}\\]:])");
  private static final Pattern JSON_STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);

  private static final int LOOKED_AT = 100_000;

  private PythonText() {}

  /** Whether text that is not JSON is Python's form of a dict or list; text in double quotes does not count. */
  static boolean isPython(String text) {
    String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
    return VALUE.matcher(JSON_STRING.matcher(beginning).replaceAll("0")).find();
  }
}
