package org.clipwright.http;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The origins whose pages may call this server with a token of their own.
 *
 * @param names origins such as {@code https://editor.example}, or {@code *} for all; empty for none
 */
public record AllowedOrigins(Set<String> names) {

  private static final String ANY = "*";

  public AllowedOrigins {
    names = Set.copyOf(names);
  }

  /** Whether pages of an origin may. */
  public boolean allows(String origin) {
    return names.contains(ANY) || names.contains(origin);
  }

  /** What an answer names to the page that sent a request; empty for a page that may not, and for what is no page. */
  Optional<String> allowed(HttpFields request) {
    return Optional.ofNullable(request.get(HttpHeader.ORIGIN))
        .filter(this::allows)
        .map(origin -> names.contains(ANY) ? ANY : origin);
  }
}
