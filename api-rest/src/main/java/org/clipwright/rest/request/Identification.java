package org.clipwright.rest.request;

import java.util.Optional;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.message.RestException;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.Credentials;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.account.User;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Finds out who sends a request: by name and password, by token, or by the cookie of a session. A header that carries
 * credentials wins over the cookie, so that a script is not bothered with the browser's forms.
 */
public final class Identification {

  private final AccountService accounts;
  private final RequestThrottle requests;

  /** @param requests counts the requests of each sender */
  public Identification(AccountService accounts, RequestThrottle requests) {
    this.accounts = accounts;
    this.requests = requests;
  }

  /**
   * The sender; empty for one without credentials. Bad credentials fail with 401, an unproven form with 403, too many
   * requests with 429.
   */
  Optional<User> identify(RequestContext exchange) {
    Optional<User> user;
    try {
      user = named(exchange);
    } catch (PlatformException | RestException refusal) {
      countStranger(exchange);
      throw refusal;
    }
    user.map(User::id).ifPresentOrElse(this::count, () -> countStranger(exchange));
    return user;
  }

  /** From here on the request waits for its turn among those of its user. */
  private void count(UserId user) {
    requests.count(user);
    HeapShare.current().belongsTo("user " + user.value());
  }

  /** Counts a request of a sender who is not asked who he is. */
  void countStranger(RequestContext exchange) {
    requests.countStranger(exchange.request().client());
  }

  private Optional<User> named(RequestContext exchange) {
    Credentials credentials = Credentials.parse(exchange.request().header(HttpHeader.AUTHORIZATION));
    return switch (credentials) {
      case Credentials.None none -> bySession(exchange);
      case Credentials.Malformed malformed -> throw challenge(malformed.sentence());
      case Credentials.Password password ->
          Optional.of(accounts.byPassword(password.username(), password.password(), exchange.request().client()));
      case Credentials.Token token -> Optional.of(accounts.byToken(token.key()));
    };
  }

  private Optional<User> bySession(RequestContext exchange) {
    Optional<User> user = Cookies.read(exchange.request(), Cookies.SESSION).flatMap(accounts::bySession);
    boolean safe = Verb.of(exchange.request().method()).filter(Verb::safe).isPresent();
    if (user.isPresent() && !safe) {
      Csrf.objection(exchange.request(), () -> exchange.payload(BodyReader.Sender.of(user.get())))
          .ifPresent(objection -> {
        throw RestException.of(403, objection);
      });
    }
    return user;
  }

  /** A refusal that asks for credentials; browsers then ask their user. */
  public static RestException challenge(String sentence) {
    return RestException.of(401, sentence).with("WWW-Authenticate", "Basic realm=\"api\"");
  }
}
