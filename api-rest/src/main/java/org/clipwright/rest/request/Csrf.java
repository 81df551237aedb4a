package org.clipwright.rest.request;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.http.MediaType;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.message.Payload;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestRequest;
import org.eclipse.jetty.http.HttpHeader;

/** Proves that a request authenticated by a cookie was intended by its user: it must repeat the cookie's token. */
public final class Csrf {

  static final String HEADER = "X-CSRFToken";
  public static final String FIELD = "csrfmiddlewaretoken";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Csrf() {}

  public static String newToken() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The token of a browser, or a new one for a browser that has none yet. */
  public static String token(RestRequest request) {
    return Cookies.read(request, Cookies.CSRF).orElseGet(Csrf::newToken);
  }

  /** What is wrong with a request that changes something; empty when nothing is. The body is read only if necessary. */
  public static Optional<String> objection(RestRequest request, Supplier<Payload> payload) {
    if (request.secure()) {
      Optional<String> referer = refererObjection(request);
      if (referer.isPresent()) {
        return referer;
      }
    }
    Optional<String> cookie = Cookies.read(request, Cookies.CSRF);
    if (cookie.isEmpty()) {
      return Optional.of(RestErrorText.CSRF_COOKIE_MISSING);
    }
    String repeated = request.header(HEADER).orElseGet(() -> field(request, payload));
    return same(cookie.get(), repeated) ? Optional.empty() : Optional.of(RestErrorText.CSRF_TOKEN_WRONG);
  }

  private static Optional<String> refererObjection(RestRequest request) {
    Optional<String> referer = request.header(HttpHeader.REFERER);
    if (referer.isEmpty()) {
      return Optional.of(RestErrorText.CSRF_REFERER_MISSING);
    }
    boolean own = origin(referer.get()).filter(request.origin()::equalsIgnoreCase).isPresent();
    return own ? Optional.empty() : Optional.of(String.format(RestErrorText.CSRF_REFERER_WRONG, referer.get()));
  }

  private static Optional<String> origin(String address) {
    try {
      URI uri = URI.create(address);
      return Optional.ofNullable(uri.getRawAuthority()).map(authority -> uri.getScheme() + "://" + authority);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String field(RestRequest request, Supplier<Payload> payload) {
    boolean form = request.header(HttpHeader.CONTENT_TYPE).map(MediaType::parse)
        .filter(type -> !type.subtype().equals("json")).isPresent();
    return form && request.method().equals("POST") ? payload.get().data().path(FIELD).asText() : "";
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
