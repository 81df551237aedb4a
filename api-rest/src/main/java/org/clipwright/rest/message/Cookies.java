package org.clipwright.rest.message;

import java.time.Duration;
import java.util.Optional;
import org.clipwright.http.RequestCookies;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** The two cookies of a browser's session: its id, and the proof that a form is genuine. */
public final class Cookies {

  public static final String SESSION = "sessionid";
  public static final String CSRF = "csrftoken";
  public static final Duration SESSION_AGE = Duration.ofDays(14);
  static final Duration CSRF_AGE = Duration.ofDays(364);

  private Cookies() {}

  public static Optional<String> read(RestRequest request, String name) {
    return RequestCookies.value(request.headers(), name);
  }

  /** Sets the session's cookie, which scripts cannot read. */
  public static HttpField session(RestRequest request, String value, Duration age) {
    return set(request, SESSION, value, age, "; HttpOnly");
  }

  /** Sets the cookie that forms must repeat. */
  public static HttpField csrf(RestRequest request, String value) {
    return set(request, CSRF, value, CSRF_AGE, "");
  }

  private static HttpField set(RestRequest request, String name, String value, Duration age, String attributes) {
    String secure = request.secure() ? "; Secure" : "";
    return new HttpField(HttpHeader.SET_COOKIE, name + "=" + value + "; Max-Age=" + age.toSeconds()
        + "; Path=/; SameSite=Lax" + secure + attributes);
  }
}
