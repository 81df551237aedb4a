package org.clipwright.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Detects requests that a browser sends for a page of another origin, whatever credentials they carry: browsers add a
 * user's credentials automatically. Programs send no origin and are never foreign.
 *
 * @param allowed the origins whose pages may send anything
 * @param publicUrl this server's address as configured by the operator
 */
public record ForeignPages(AllowedOrigins allowed, Optional<URI> publicUrl) {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> ELSEWHERE = List.of("cross-site", "same-site");

  /** Whether a request may change something; one that opens a WebSocket may, since anything can be sent over it. */
  public static boolean changing(String method, HttpFields headers) {
    return !READING.contains(method) || headers.contains(HttpHeader.UPGRADE);
  }

  /**
   * The origin of the foreign page that sent a request; empty for one of our own pages, an allowed one or a program.
   */
  public Optional<String> origin(HttpFields headers, Authority own) {
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin != null && allowed.allows(origin)) {
      return Optional.empty();
    }
    String site = headers.get("Sec-Fetch-Site");
    if (site != null && ELSEWHERE.contains(site)) {
      return Optional.of(origin == null ? site : origin);
    }
    return Optional.ofNullable(origin)
        .filter(named -> !(ours(named, own) || named.equals("null") && "same-origin".equals(site)));
  }

  private boolean ours(String origin, Authority own) {
    String scheme = origin.substring(0, Math.max(0, origin.indexOf(':')));
    return Authority.ofOrigin(origin)
        .filter(page -> Stream.concat(Stream.of(own), publicUrl.flatMap(Authority::of).stream())
            .anyMatch(ours -> ours.same(page, scheme)))
        .isPresent();
  }
}
