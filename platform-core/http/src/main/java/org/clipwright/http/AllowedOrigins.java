package org.clipwright.http;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The origins whose pages may call this server with their own token.
 *
 * @param names origins such as {@code https://editor.example}, or {@code *} for all; empty for none
 */
public record AllowedOrigins(Set<String> names) {

  private static final String ANY = "*";

  public AllowedOrigins {
    names = Set.copyOf(names);
  }

  /** Whether pages of an origin may call this server. */
  public boolean allows(String origin) {
    return names.contains(ANY) || names.contains(origin);
  }

  /**
   * The allowed origin to name in the response to a request; empty for a page that is not allowed, and for anything
   * other than a page.
   */
  Optional<String> allowed(HttpFields request) {
    return Optional.ofNullable(request.get(HttpHeader.ORIGIN))
        .filter(this::allows)
        .map(origin -> names.contains(ANY) ? ANY : origin);
  }
}
