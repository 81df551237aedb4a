package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clipwright.rest.html.Html;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Csrf;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.account.User;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Signs browsers in and out. */
public final class SessionEndpoints {

  private static final List<Offer> PAGE_ONLY = List.of(Offer.PAGE);
  private static final Reply REPLY = new Reply.Bytes(List.of("text/html"));

  /**
   * A place to sign in at.
   *
   * @param path the folder of its log-in and log-out
   * @param tag distinguishes its operations from another's
   * @param admits who may sign in here
   * @param refusal the message for everyone else
   * @param home where to go afterwards, unless the request says so
   * @param watched whether sign-ins are recorded in the audit log
   */
  private record Entrance(String path, String tag, Predicate<User> admits, String refusal, String home,
      boolean watched) {}

  private static final List<Entrance> ENTRANCES = List.of(
      new Entrance("/api-auth/", "", user -> true, RestErrorText.LOGIN_FAILED, "/", false),
      new Entrance("/cloud-admin/", "admin_", User::staff, RestErrorText.STAFF_LOGIN_FAILED, "/cloud-admin/", true));

  private final AccountService accounts;
  private final AuditLog audit;
  private final PageRenderer pages;

  /** @param audit records who enters the administration */
  public SessionEndpoints(AccountService accounts, AuditLog audit, PageRenderer pages) {
    this.accounts = accounts;
    this.audit = audit;
    this.pages = pages;
  }

  public List<Endpoint> all() {
    return ENTRANCES.stream().flatMap(this::endpoints).toList();
  }

  private Stream<Endpoint> endpoints(Entrance entrance) {
    String tag = entrance.tag();
    return Stream.of(
        new Endpoint("Log in", "", new PathPattern(entrance.path() + "login/"), Access.PUBLIC, PAGE_ONLY, Map.of(
            Verb.GET, Operation.reading(tag + "login_form", "The form to log in with.", REPLY,
                exchange -> form(exchange, entrance)),
            Verb.POST, Operation.reading(tag + "login", "Begins a session.", REPLY,
                exchange -> login(exchange, entrance)))),
        new Endpoint("Log out", "", new PathPattern(entrance.path() + "logout/"), Access.PUBLIC, PAGE_ONLY, Map.of(
            Verb.GET, Operation.reading(tag + "logout_form", "Asks whether to end the session.", REPLY,
                exchange -> logoutForm(exchange, entrance, 200, Optional.empty())),
            Verb.POST, Operation.reading(tag + "logout", "Ends the session.", REPLY,
                exchange -> logout(exchange, entrance)))));
  }

  private Answer form(RequestContext exchange, Entrance entrance) {
    Optional<String> outside = Cookies.read(exchange.request(), Cookies.SESSION).flatMap(accounts::bySession)
        .filter(user -> !entrance.admits().test(user))
        .map(user -> String.format(RestErrorText.NOT_STAFF, user.name()));
    return form(exchange, entrance, 200, "", outside);
  }

  private Answer.Ready form(RequestContext exchange, Entrance entrance, int status, String username,
      Optional<String> error) {
    String token = Csrf.token(exchange.request());
    return page(exchange, status, pages.login(new LoginForm(next(exchange, entrance), token, username, error)), token);
  }

  private static Answer.Ready page(RequestContext exchange, int status, byte[] page, String token) {
    return new Answer.Ready(status, Html.MEDIA_TYPE, page, List.of(
        Html.POLICY, new HttpField(HttpHeader.CACHE_CONTROL, "no-store"), Cookies.csrf(exchange.request(), token)));
  }

  private Answer login(RequestContext exchange, Entrance entrance) {
    JsonNode values = exchange.payload().object();
    String username = values.path("username").asText().strip();
    Optional<String> objection = Csrf.objection(exchange.request(), exchange::payload);
    if (objection.isPresent()) {
      return form(exchange, entrance, 403, username, objection);
    }
    try {
      Optional<User> user = known(exchange, username, values.path("password").asText()).filter(entrance.admits());
      Optional<String> session = user.flatMap(accounts::beginSession);
      return session.isPresent()
          ? begun(exchange, entrance, user.get(), session.get())
          : form(exchange, entrance, 200, username, Optional.of(entrance.refusal()));
    } catch (ThrottledException tooOften) {
      Answer.Ready page = form(exchange, entrance, 429, username, Optional.of(tooOften.getMessage()));
      List<HttpField> headers = new ArrayList<>(page.headers());
      headers.add(new HttpField(HttpHeader.RETRY_AFTER, Long.toString(tooOften.seconds())));
      return new Answer.Ready(page.status(), page.contentType(), page.bytes(), headers);
    }
  }

  private Optional<User> known(RequestContext exchange, String username, String password) {
    try {
      return Optional.of(accounts.byPassword(username, password, exchange.request().client()));
    } catch (PlatformException failure) {
      if (failure.code() != ErrorCode.UNAUTHENTICATED) {
        throw failure;
      }
      return Optional.empty();
    }
  }

  /** Ends the browser's previous session, so that its cookie gives no access to the new one. */
  private Answer begun(RequestContext exchange, Entrance entrance, User user, String session) {
    RestRequest request = exchange.request();
    Cookies.read(request, Cookies.SESSION).ifPresent(accounts::endSession);
    if (entrance.watched()) {
      audit.begin(
          new AuditLog.Entry(Instant.now(), user.name(), request.client(), "Log in", "", "", AuditLog.Entry.DONE));
    }
    return redirect(next(exchange, entrance), List.of(
        Cookies.session(request, session, Cookies.SESSION_AGE),
        Cookies.csrf(request, Csrf.newToken())));
  }

  /** A link or a picture on a foreign page can lead here, so only this page's form ends the session. */
  private Answer logoutForm(RequestContext exchange, Entrance entrance, int status, Optional<String> error) {
    String token = Csrf.token(exchange.request());
    String action = entrance.path() + "logout/";
    return page(exchange, status, pages.logout(new LogoutForm(action, next(exchange, entrance), token, error)), token);
  }

  private Answer logout(RequestContext exchange, Entrance entrance) {
    RestRequest request = exchange.request();
    Optional<String> objection = Csrf.objection(request, exchange::payload);
    if (objection.isPresent()) {
      return logoutForm(exchange, entrance, 403, objection);
    }
    Cookies.read(request, Cookies.SESSION).ifPresent(accounts::endSession);
    return redirect(next(exchange, entrance), List.of(Cookies.session(request, "", Duration.ZERO)));
  }

  private static Answer redirect(String location, List<HttpField> cookies) {
    List<HttpField> headers = new ArrayList<>(cookies);
    headers.add(new HttpField(HttpHeader.LOCATION, location));
    return new Answer.Empty(302, headers);
  }

  /** Where to go afterwards: a path of this server, never another server. */
  private static String next(RequestContext exchange, Entrance entrance) {
    String wanted = exchange.request().method().equals("POST")
        ? exchange.payload().object().path("next").asText()
        : exchange.request().query().last("next").orElse("");
    String chosen = wanted.isEmpty() ? exchange.request().query().last("next").orElse("") : wanted;
    return ReturnPath.of(chosen, entrance.home());
  }
}
