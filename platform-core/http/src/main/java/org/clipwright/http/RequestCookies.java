package org.clipwright.http;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The cookies that a request carries; of several with the same name the last counts, as in Django. */
public final class RequestCookies {

  private RequestCookies() {}

  /** The value of a cookie; empty when there is none, or an empty one. */
  public static Optional<String> value(HttpFields headers, String name) {
    return headers.getValuesList(HttpHeader.COOKIE).stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .filter(pair -> pair.indexOf('=') > 0 && named(pair).equals(name))
        .reduce((_, last) -> last)
        .map(pair -> pair.substring(pair.indexOf('=') + 1).strip())
        .filter(value -> !value.isEmpty());
  }

  private static String named(String pair) {
    return pair.substring(0, pair.indexOf('=')).strip();
  }
}
