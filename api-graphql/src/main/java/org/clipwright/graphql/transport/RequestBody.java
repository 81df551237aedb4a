package org.clipwright.graphql.transport;

import java.util.Locale;
import java.util.Set;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.http.MediaType;

/** The kinds of body that a request can have. */
enum RequestBody {
  /** None: everything is in the address. */
  NONE,
  JSON,
  MULTIPART;

  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

  /** The kind that a {@code Content-Type} declares; the header is required, and text must be UTF-8. */
  static RequestBody of(String contentType) {
    if (contentType == null || contentType.isBlank()) {
      throw new RequestException(415, ErrorCodes.BAD_REQUEST, "The Content-Type header is missing.");
    }
    MediaType type = MediaType.parse(contentType);
    if (type.name().equals("multipart/form-data") && !type.parameters().isEmpty()) {
      return MULTIPART;
    }
    boolean json = type.name().equals("application/json")
        && type.parameters().keySet().stream().allMatch("charset"::equals)
        && UTF_8.contains(type.parameters().getOrDefault("charset", "utf-8").toLowerCase(Locale.ROOT));
    if (!json) {
      throw new RequestException(415, ErrorCodes.BAD_REQUEST,
          "Unsupported media type \"" + contentType + "\" in request.");
    }
    return JSON;
  }
}
