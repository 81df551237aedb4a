package org.clipwright.services.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports every invalid field of a request, with the messages for each. */
public final class ValidationException extends PlatformException {

  /** The key of messages about the request as a whole. */
  public static final String WHOLE = "non_field_errors";

  private static final long serialVersionUID = 1L;

  private final transient Map<String, List<String>> errors;

  public ValidationException(Map<String, List<String>> errors) {
    super(ErrorCode.INVALID, describe(errors));
    this.errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /** One field with one message. */
  public static ValidationException of(String field, String sentence) {
    return new ValidationException(Map.of(field, List.of(sentence)));
  }

  /** Field names to their messages, in the order of the fields. */
  public Map<String, List<String>> errors() {
    return errors;
  }

  private static String describe(Map<String, List<String>> errors) {
    List<String> parts = new ArrayList<>();
    errors.forEach((field, sentences) -> parts.add(field + ": " + String.join(" ", sentences)));
    return String.join(" ", parts);
  }
}
