package org.clipwright.rest;

import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** What a browser may do with an answer that says nothing about it itself, as our pages do: nothing. */
final class ContentPolicy {

  private static final String NAME = "Content-Security-Policy";

  static final HttpField DATA = new HttpField(NAME, "default-src 'none'; frame-ancestors 'none'");

  /**
   * Opened as a page of its own, what a user stored acts in nobody's name; players and pictures of pages do not mind.
   */
  private static final HttpField STORED = new HttpField(NAME, "sandbox; default-src 'none'");

  /** Drawings have their colours in styles of their own. */
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
