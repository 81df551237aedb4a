package org.clipwright.rest;

import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The content security policy of responses that do not set their own as pages do: nothing is allowed. */
final class ContentPolicy {

  private static final String NAME = "Content-Security-Policy";

  static final HttpField DATA = new HttpField(NAME, "default-src 'none'; frame-ancestors 'none'");

  /**
   * Opened as a separate page, a user's content has neither session nor origin; embedded players and pictures are not
   * affected.
   */
  private static final HttpField STORED = new HttpField(NAME, "sandbox; default-src 'none'");

  /** SVG drawings keep their colours in inline styles. */
  private static final HttpField DRAWING = new HttpField(NAME, STORED.getValue() + "; style-src 'unsafe-inline'");

  private ContentPolicy() {}

  static void ensure(HttpFields.Mutable headers) {
    if (!headers.contains(NAME)) {
      headers.put(of(Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE)).orElse("")));
    }
  }

  private static HttpField of(String contentType) {
    if (contentType.equals("image/svg+xml")) {
      return DRAWING;
    }
    return contentType.matches("(application/json|text/html)\\b.*") ? DATA : STORED;
  }
}
