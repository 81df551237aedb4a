package org.clipwright.graphql.transport;

import java.util.Locale;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.RequestException;

/** The kinds of body that a request can have. */
enum RequestBody {
  /** None: everything is in the address. */
  NONE,
  JSON,
  MULTIPART;

  /** The kind that a {@code Content-Type} announces; it must be given, and text must be UTF-8. */
  static RequestBody of(String contentType) {
    if (contentType == null || contentType.isBlank()) {
      throw new RequestException(415, ErrorCodes.BAD_REQUEST, "The header Content-Type is missing.");
    }
    String text = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    if (text.startsWith("multipart/form-data;")) {
      return MULTIPART;
    }
    if (!text.matches("application/json(;charset=(utf-8|utf8))?;?")) {
      throw new RequestException(415, ErrorCodes.BAD_REQUEST,
          "Unsupported media type \"" + contentType + "\" in request.");
    }
    return JSON;
  }
}
