package org.clipwright.services.error;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.clipwright.services.suggestion.NearNames;

/** The messages of services, in one place; those about fields match Django REST framework's word for word. */
public final class ErrorText {

  public static final String REQUIRED = "This field is required.";
  public static final String NULL = "This field may not be null.";
  public static final String BLANK = "This field may not be blank.";
  public static final String NOT_TEXT = "Not a valid string.";
  public static final String NUL_CHARACTER = "Null characters are not allowed.";
  public static final String NOT_INTEGER = "A valid integer is required.";
  public static final String INTEGER_TOO_LONG = "String value too large.";
  public static final String NOT_NUMBER = "A valid number is required.";
  public static final String NOT_BOOLEAN = "Must be a valid boolean.";
  public static final String NOT_JSON = "Value must be valid JSON.";
  public static final String PYTHON_NOT_JSON =
      NOT_JSON + " This is the text of a Python object; send json.dumps(value) instead, which has double quotes and"
          + " true, false and null.";
  public static final String JSON_NUMBER_TOO_LARGE = NOT_JSON + " It has a number that is too large.";
  public static final String NOT_JSON_OBJECT = "Value must be a JSON object.";
  public static final String NOT_JSON_LIST = "Value must be a list of JSON objects.";
  public static final String NOT_URL = "Enter a valid URL.";
  public static final String NO_FILE = "No file was submitted.";
  public static final String NOT_A_FILE =
      "The submitted data was not a file. Check the encoding type on the form.";
  public static final String EMPTY_FILE = "The submitted file is empty.";
  public static final String NOT_BITRATE =
      "A bit rate is a number of bits per second, or text like \"8.0 Mb/sec\", \"192 kb/sec\" or \"23 crf\".";
  public static final String LINK_NO_MATCH = "Invalid hyperlink - No URL match.";
  public static final String LINK_OTHER_RESOURCE = "Invalid hyperlink - Incorrect URL match.";
  public static final String LINK_MISSING = "Invalid hyperlink - Object does not exist.";
  public static final String NOT_FOUND = "Not found.";
  public static final String NO_CREDENTIALS = "Authentication credentials were not provided.";
  public static final String WRONG_PASSWORD = "Invalid username/password.";
  public static final String WRONG_TOKEN = "Invalid token.";
  public static final String INACTIVE_USER = "User inactive or deleted.";
  public static final String THROTTLED = "Request was throttled. Expected available in %d second%s.";
  public static final String LOGIN_FAILED = "Unable to log in with provided credentials.";
  public static final String END_BEFORE_START = "Ensure the end is greater than the start.";
  public static final String FORBIDDEN = "You do not have permission to perform this action.";

  private ErrorText() {}

  public static final String TOO_MUCH_SENT =
      "The request contains more JSON than this server can parse at once. Send it in smaller parts, or ask the"
          + " server's operator for more memory.";
  public static final String TOO_MUCH_ASKED =
      "This needs more JSON than this server can hold at once. Request fewer objects, or ask the server's operator for"
          + " more memory.";
  public static final String BUSY =
      "The server's memory is in use by other requests. Try again in a few seconds.";

  public static String tooLong(int limit) {
    return "Ensure this field has no more than " + limit + " characters.";
  }

  public static String tooSmall(double limit) {
    return "Ensure this value is greater than or equal to " + number(limit) + ".";
  }

  public static String tooLarge(double limit) {
    return "Ensure this value is less than or equal to " + number(limit) + ".";
  }

  public static String notAChoice(String value) {
    return "\"" + value + "\" is not a valid choice.";
  }

  /** The same with what can be chosen instead. */
  public static String notAChoice(String value, Collection<String> choices) {
    return notAChoice(value) + " Choose " + NearNames.or(List.copyOf(choices)) + ".";
  }

  public static String wrongLinkType(String type) {
    return "Incorrect type. Expected URL string, received " + type + ".";
  }

  /** A number of bytes in units of 2^20, as messages show it. */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }

  private static String number(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }
}
