package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.AccountService;
import org.clipwright.services.PlatformException;
import org.clipwright.services.User;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Signs browsers in and out. */
final class SessionEndpoints {

  private static final String HTML = "text/html; charset=utf-8";
  private static final List<Offer> PAGE_ONLY = List.of(Offer.PAGE);
  private static final Reply REPLY = new Reply.Bytes(List.of("text/html"));

  private final AccountService accounts;
  private final PageRenderer pages;

  SessionEndpoints(AccountService accounts, PageRenderer pages) {
    this.accounts = accounts;
    this.pages = pages;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("Log in", "", new PathPattern("/api-auth/login/"), Access.PUBLIC, PAGE_ONLY, Map.of(
            Verb.GET, Operation.reading("login_form", "The form to log in with.", REPLY, this::form),
            Verb.POST, Operation.reading("login", "Begins a session.", REPLY, this::login))),
        new Endpoint("Log out", "", new PathPattern("/api-auth/logout/"), Access.PUBLIC, PAGE_ONLY, Map.of(
            Verb.GET, Operation.reading("logout_link", "Ends the session.", REPLY, this::logout),
            Verb.POST, Operation.reading("logout", "Ends the session.", REPLY, this::logout))));
  }

  private Answer form(Exchange exchange) {
    return form(exchange, 200, "", Optional.empty());
  }

  private Answer form(Exchange exchange, int status, String username, Optional<String> error) {
    String token = Cookies.read(exchange.request(), Cookies.CSRF).orElseGet(Csrf::newToken);
    byte[] page = pages.login(new LoginForm(next(exchange), token, username, error));
    return new Answer.Ready(status, HTML, page, List.of(Cookies.csrf(exchange.request(), token)));
  }

  private Answer login(Exchange exchange) {
    JsonNode values = exchange.payload().object();
    String username = values.path("username").asText().strip();
    Optional<String> objection = Csrf.objection(exchange.request(), exchange::payload);
    if (objection.isPresent()) {
      return form(exchange, 403, username, objection);
    }
    try {
      return begin(exchange, accounts.byPassword(username, values.path("password").asText()));
    } catch (PlatformException wrong) {
      return form(exchange, 200, username, Optional.of(ErrorText.LOGIN_FAILED));
    }
  }

  private Answer begin(Exchange exchange, User user) {
    RestRequest request = exchange.request();
    return redirect(next(exchange), List.of(
        Cookies.session(request, accounts.beginSession(user), Cookies.SESSION_AGE),
        Cookies.csrf(request, Csrf.newToken())));
  }

  private Answer logout(Exchange exchange) {
    RestRequest request = exchange.request();
    Cookies.read(request, Cookies.SESSION).ifPresent(accounts::endSession);
    return redirect(next(exchange), List.of(Cookies.session(request, "", Duration.ZERO)));
  }

  private static Answer redirect(String location, List<HttpField> cookies) {
    List<HttpField> headers = new ArrayList<>(cookies);
    headers.add(new HttpField(HttpHeader.LOCATION, location));
    return new Answer.Empty(302, headers);
  }

  /** Where to go afterwards: a path of this server, never another server. */
  private static String next(Exchange exchange) {
    String wanted = exchange.request().method().equals("POST")
        ? exchange.payload().object().path("next").asText()
        : exchange.request().query().last("next").orElse("");
    String chosen = wanted.isEmpty() ? exchange.request().query().last("next").orElse("") : wanted;
    return chosen.matches("/(?![/\\\\])[^\\r\\n]*") ? chosen : "/";
  }
}
