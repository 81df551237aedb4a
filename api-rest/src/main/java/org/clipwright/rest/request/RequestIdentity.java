package org.clipwright.rest.request;

import java.util.Optional;
import org.clipwright.http.SignedTarget;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.services.account.Identification;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.account.User;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Identifies the sender of a request: by name and password, by token, by the signature of the address, or by session
 * cookie. What a client sends on purpose takes precedence over the cookie, so that a script needs no CSRF token.
 */
public final class RequestIdentity {

  private final Identification accounts;
  private final RequestThrottle requests;

  /** @param requests counts the requests of each sender */
  public RequestIdentity(Identification accounts, RequestThrottle requests) {
    this.accounts = accounts;
    this.requests = requests;
  }

  /**
   * The sender, as far as an endpoint needs to know; empty for one without credentials. Bad credentials fail with 401,
   * a missing CSRF proof with 403, too many requests with 429.
   */
  public Optional<User> sender(Access access, RequestContext exchange) {
    String address = exchange.request().client();
    Optional<User> user = access == Access.PUBLIC
        ? Optional.empty()
        : requests.countingRefusals(address, () -> named(exchange));
    user.map(User::id).ifPresentOrElse(requests::count, () -> requests.countStranger(address));
    return user;
  }

  private Optional<User> named(RequestContext exchange) {
    return accounts.byHeader(exchange.request().header(HttpHeader.AUTHORIZATION), exchange.request().client())
        .map(Identification.Identity::user)
        .or(() -> bySignature(exchange))
        .or(() -> bySession(exchange));
  }

  /** The user to whom an address was given that whoever knows it may read. */
  private Optional<User> bySignature(RequestContext exchange) {
    RestRequest request = exchange.request();
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    return request.query().last(SignedTarget.PARAMETER).filter(_ -> reading)
        .map(signature -> accounts.bySignature(SignedTarget.of(request.path(), request.query()), signature));
  }

  private Optional<User> bySession(RequestContext exchange) {
    Optional<User> user = Cookies.read(exchange.request(), Cookies.SESSION).flatMap(accounts::bySession)
        .map(Identification.Identity::user);
    boolean safe = Verb.of(exchange.request().method()).filter(Verb::safe).isPresent();
    if (user.isPresent() && !safe) {
      Csrf.objection(exchange.request(), () -> exchange.payload(BodyReader.BodySender.of(user.get())))
          .ifPresent(objection -> {
            throw RestException.of(403, objection);
          });
    }
    return user;
  }
}
