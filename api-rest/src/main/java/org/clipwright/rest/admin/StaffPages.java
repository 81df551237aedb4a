package org.clipwright.rest.admin;

import gg.jte.html.HtmlTemplateOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.clipwright.rest.html.AdminPage;
import org.clipwright.rest.html.Html;
import org.clipwright.rest.html.admin.JterefusalGenerated;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.message.Offer;
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
import org.clipwright.services.account.User;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Lets staff with a session into the administration, sends everyone else to the login page, and renders the frame of
 * the pages.
 */
final class StaffPages {

  private static final Reply REPLY = new Reply.Bytes(List.of("text/html"));

  /** The work of one page. */
  @FunctionalInterface
  interface PageWork {
    Answer answer(AdminVisit visit);
  }

  private final AccountService accounts;
  private final AdminAudit audit;

  /** @param audit records what is sent */
  StaffPages(AccountService accounts, AdminAudit audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  /** A read-only page. */
  Endpoint shown(String title, String path, PageWork work) {
    return endpoint(title, path, Map.of(Verb.GET, operation(title, "show", work)));
  }

  /** A page with a form that is sent back to it. */
  Endpoint form(String title, String path, PageWork work, PageWork sent) {
    return endpoint(title, path, Map.of(Verb.GET, operation(title, "show", work), Verb.POST, recorded(title, sent)));
  }

  /** An address that forms of other pages are sent to. */
  Endpoint sent(String title, String path, PageWork sent) {
    return endpoint(title, path, Map.of(Verb.POST, recorded(title, sent)));
  }

  private static Endpoint endpoint(String title, String path, Map<Verb, Operation> operations) {
    return new Endpoint(title, "", new PathPattern(path), Access.PUBLIC, List.of(Offer.PAGE), operations);
  }

  private Operation recorded(String title, PageWork sent) {
    return operation(title, "send", visit -> audit.recorded(title, visit, sent::answer));
  }

  private Operation operation(String title, String what, PageWork work) {
    return Operation.reading("admin_" + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '_') + "_" + what, title,
        REPLY, exchange -> let(exchange, work));
  }

  private Answer let(RequestContext exchange, PageWork work) {
    Optional<User> user = Cookies.read(exchange.request(), Cookies.SESSION).flatMap(accounts::bySession);
    if (user.filter(User::staff).isEmpty()) {
      String back = URLEncoder.encode(
          exchange.request().path() + exchange.request().query().suffix(), StandardCharsets.UTF_8);
      return redirect("/cloud-admin/login/?next=" + back);
    }
    String token = Csrf.token(exchange.request());
    AdminVisit visit = new AdminVisit(exchange, user.get(), token);
    boolean safe = Verb.of(exchange.request().method()).filter(Verb::safe).isPresent();
    Optional<String> objection = safe
        ? Optional.empty()
        : Csrf.objection(exchange.request(), () -> exchange.payload(BodyReader.BodySender.of(user.get())));
    return objection.isPresent() ? refusal(visit, 403, objection.get()) : enter(visit, work);
  }

  private static Answer enter(AdminVisit visit, PageWork work) {
    try {
      return work.answer(visit);
    } catch (PlatformException failure) {
      return switch (failure.code()) {
        case NOT_FOUND -> refusal(visit, 404, "Not found; it may have been deleted.");
        case STATE -> refusal(visit, 409, failure.getMessage());
        case INVALID, TOO_LARGE, UNAUTHENTICATED, THROTTLED, FORBIDDEN, RESOURCE, BUSY, INTERNAL -> throw failure;
      };
    }
  }

  private static Answer refusal(AdminVisit visit, int status, String sentence) {
    AdminPage page = visit.page("This did not work");
    return page(visit, status, out -> JterefusalGenerated.render(out, null, page, sentence));
  }

  /** A page that a template writes. */
  static Answer page(AdminVisit visit, Consumer<HtmlTemplateOutput> template) {
    return page(visit, 200, template);
  }

  /** A page with its own status, such as that of a failed form. */
  static Answer page(AdminVisit visit, int status, Consumer<HtmlTemplateOutput> template) {
    byte[] bytes = Html.page(template);
    List<HttpField> headers =
        new ArrayList<>(List.of(Html.POLICY, new HttpField(HttpHeader.CACHE_CONTROL, "no-store")));
    if (Cookies.read(visit.exchange().request(), Cookies.CSRF).isEmpty()) {
      headers.add(Cookies.csrf(visit.exchange().request(), visit.csrfToken()));
    }
    return new Answer.Ready(status, Html.MEDIA_TYPE, bytes, headers);
  }

  /** Redirects to another page, as after a successful form. */
  static Answer redirect(String location) {
    return new Answer.Empty(302, List.of(new HttpField(HttpHeader.LOCATION, location)));
  }
}
