package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Csrf;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.account.User;
import org.clipwright.services.field.FieldKind;

/**
 * The pages of the API in a browser: each shows a request with its answer, and forms for what else can be sent there.
 *
 * <p>They work without scripts, but for PUT and DELETE, which no form can send by itself.
 */
public final class BrowsablePages implements PageRenderer {

  private static final String FRAME = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%s – Clipwright</title>
      <link rel="icon" href="/static/icon.svg">
      <link rel="stylesheet" href="/static/pages.css">
      <script src="/static/pages.js" defer></script>
      </head>
      <body>
      <header>
      <a href="/">Clipwright</a>
      <a href="/swagger-ui/">Swagger UI</a>
      <a href="/redoc/">Redoc</a>
      <a href="/graphiql/">GraphiQL</a>
      <a href="/schema/">Schema</a>
      %s
      </header>
      <main>
      %s
      <h1>%s</h1>
      %s
      </main>
      </body>
      </html>
      """;

  @Override
  public byte[] page(PageView view) {
    RequestContext exchange = view.exchange();
    boolean refused = view.answer().status() == 401 || view.answer().status() == 403;
    String content = buttons(exchange) + request(view, refused ? "" : exchange.endpoint().description())
        + actions(view.answer().body())
        + (exchange.identity().isEmpty() || refused ? "" : forms(view)) + samples(exchange);
    return frame(exchange.endpoint().title(), account(exchange.identity(), view.csrfToken()),
        trail(exchange.request().path()), content);
  }

  /** Other ways to read the same: as plain JSON, and what the endpoint tells about itself. */
  private static String buttons(RequestContext exchange) {
    RestRequest request = exchange.request();
    String plain = exchange.endpoint().offers().contains(Offer.JSON)
        ? "<a class=\"button\" href=\"" + Html.escape(request.path() + request.query().with("format", "json").suffix())
            + "\" rel=\"nofollow\">GET as JSON</a>"
        : "";
    return """
        <form class="buttons" method="get" action="%s" data-method="OPTIONS"><a class="button" href="%s">GET</a> %s
        <button class="plain">OPTIONS</button></form>
        """.formatted(Html.escape(request.path()), Html.escape(request.path() + request.query().suffix()), plain);
  }

  private static String request(PageView view, String description) {
    RestRequest request = view.exchange().request();
    String headers = view.answer().headers().stream()
        .map(header -> header.getName() + ": " + header.getValue() + "\n").collect(Collectors.joining());
    return """
        <p>%s</p>
        <p class="request"><strong>%s</strong> %s</p>
        <pre tabindex="0" aria-label="Answer"><strong>HTTP %d</strong>
        Allow: %s
        %s
        %s</pre>
        """.formatted(Html.escape(description), Html.escape(request.method()), Html.escape(request.path()),
            view.answer().status(), view.exchange().endpoint().allow(), Html.escape(headers),
            Html.linked(JsonText.indented(view.answer().body(), 4)));
  }

  /** Links to what else can be done with the object that is shown, and to the pages before and after. */
  private static String actions(JsonNode body) {
    StringBuilder items = new StringBuilder();
    for (String side : new String[] {"previous", "next"}) {
      if (leads(body.path(side))) {
        items.append(item(body.path(side).asText(), side));
      }
    }
    for (JsonNode action : body.path("actions")) {
      if (leads(action)) {
        items.append(item(action.asText(),
            action.asText().replaceFirst("^https?://[^/]+/\\w+/\\d+/", "").replaceFirst("/$", "")));
      }
    }
    return items.isEmpty() ? "" : "<nav aria-label=\"From here\"><ul class=\"actions\">" + items + "</ul></nav>\n";
  }

  /** Whether a value is an address of the web; data of users may have anything in these places. */
  private static boolean leads(JsonNode value) {
    return value.isTextual() && value.asText().matches("(?s)https?://.*");
  }

  private static String item(String address, String label) {
    return "<li><a href=\"" + Html.escape(address) + "\">" + Html.escape(label) + "</a></li>";
  }

  private static String forms(PageView view) {
    Endpoint endpoint = view.exchange().endpoint();
    StringBuilder forms = new StringBuilder();
    for (Verb verb : new Verb[] {Verb.POST, Verb.PUT}) {
      endpoint.operation(verb).flatMap(Operation::input).ifPresent(input -> forms.append("<section><h2>")
          .append(Html.escape(endpoint.operation(verb).orElseThrow().summary())).append("</h2>\n")
          .append(tab("html", "HTML form", " open", form(view, verb, input)))
          .append(tab("raw", "Raw data", "", raw(view, verb, input))).append("</section>\n"));
    }
    if (endpoint.operation(Verb.DELETE).isPresent()) {
      forms.append("""
          <form method="post" action="%s" data-method="DELETE">
          <input type="hidden" name="%s" value="%s">
          <p><button class="danger">DELETE</button></p>
          </form>
          """.formatted(Html.escape(view.exchange().request().path()), Csrf.FIELD, Html.escape(view.csrfToken())));
    }
    boolean scripted = endpoint.operation(Verb.PUT).isPresent() || endpoint.operation(Verb.DELETE).isPresent();
    return forms + (scripted ? "<noscript><p>PUT and DELETE need JavaScript here.</p></noscript>\n" : "");
  }

  private static String form(PageView view, Verb verb, BodySpec input) {
    RestRequest request = view.exchange().request();
    boolean failed = view.answer().status() == 400 && request.method().equals(verb.name());
    JsonNode values = failed ? sent(view.exchange()) : verb == Verb.PUT
        ? view.answer().body() : MissingNode.getInstance();
    return new RequestForm(verb, request.path(), input, values, failed ? view.answer().body() : RequestForm.noErrors(),
        view.csrfToken(), verb.name()).html();
  }

  private static String tab(String name, String label, String open, String content) {
    return "<details class=\"tab\" data-tab=\"" + name + "\"" + open + "><summary>" + label + "</summary>\n" + content
        + "</details>\n";
  }

  private static String raw(PageView view, Verb verb, BodySpec input) {
    boolean patched = verb == Verb.PUT && view.exchange().endpoint().operation(Verb.PATCH).isPresent();
    List<Verb> verbs = patched ? List.of(Verb.PUT, Verb.PATCH) : List.of(verb);
    JsonNode values = verb == Verb.PUT && view.answer().status() == 200
        ? view.answer().body() : MissingNode.getInstance();
    return new RawForm(verbs, view.exchange().request().path(), input, values, view.csrfToken()).html();
  }

  /** What a request sent that failed, so that nobody has to write it again. */
  private static JsonNode sent(RequestContext exchange) {
    try {
      return exchange.payload().data();
    } catch (RestException unreadable) {
      return MissingNode.getInstance();
    }
  }

  private static String samples(RequestContext exchange) {
    RestRequest request = exchange.request();
    String address = request.origin() + request.path();
    StringBuilder samples = new StringBuilder();
    if (exchange.endpoint().operation(Verb.GET).isPresent()) {
      samples.append("<section><h2>The same elsewhere</h2>\n").append(CodeSamples.reading(address))
          .append("</section>\n");
    }
    exchange.endpoint().operation(Verb.POST).flatMap(Operation::input).ifPresent(input ->
        samples.append("<section><h2>Sending elsewhere</h2>\n").append(sending(exchange, address, input))
            .append("</section>\n"));
    return samples.toString();
  }

  private static String sending(RequestContext exchange, String address, BodySpec input) {
    ObjectNode body = new RawForm(List.of(Verb.POST), address, input, MissingNode.getInstance(), "").body();
    if (body.has("project") && exchange.within("id") && address.contains("/projects/")) {
      body.put("project", exchange.request().origin() + "/projects/" + exchange.capture("id") + "/");
    }
    return input.shape().writable().stream().filter(field -> field.kind() == FieldKind.FILE).findFirst()
        .map(file -> CodeSamples.uploading(address, file.name(), body))
        .orElseGet(() -> CodeSamples.posting(address, body));
  }

  @Override
  public byte[] unknownPath(RestRequest request) {
    return frame("Not Found", "", "", "<p>The requested resource was not found on this server.</p>");
  }

  @Override
  public byte[] login(LoginForm form) {
    String error = form.error().map(text -> "<p role=\"alert\">" + Html.escape(text) + "</p>").orElse("");
    return frame("Log in", "", "", """
        %s
        <form method="post">
        <input type="hidden" name="csrfmiddlewaretoken" value="%s">
        <input type="hidden" name="next" value="%s">
        <p><label>Username <input name="username" value="%s" autocomplete="username" required autofocus></label></p>
        <p><label>Password <input type="password" name="password" autocomplete="current-password" required></label></p>
        <p><button>Log in</button></p>
        </form>""".formatted(error, Html.escape(form.csrfToken()), Html.escape(form.next()),
            Html.escape(form.username())));
  }

  @Override
  public byte[] logout(LogoutForm form) {
    String error = form.error().map(text -> "<p role=\"alert\">" + Html.escape(text) + "</p>").orElse("");
    return frame("Log out", "", "", """
        %s
        <form method="post" action="%s">
        <input type="hidden" name="csrfmiddlewaretoken" value="%s">
        <input type="hidden" name="next" value="%s">
        <p><button>Log out</button></p>
        </form>""".formatted(error, Html.escape(form.action()), Html.escape(form.csrfToken()), Html.escape(form.next())));
  }

  private static String account(Optional<User> user, String csrfToken) {
    return user.map(known -> (known.staff() ? "<a href=\"/cloud-admin/\">Administration</a>\n" : "")
            + signOut("/api-auth/logout/", known, csrfToken))
        .orElse("<a href=\"/api-auth/login/\">Log in</a>");
  }

  /** The button that ends a session. */
  public static String signOut(String action, User user, String csrfToken) {
    return """
        <form class="inline" method="post" action="%s"><input type="hidden" name="%s" value="%s">
        <button class="plain">Log out %s</button></form>"""
        .formatted(action, Csrf.FIELD, Html.escape(csrfToken), Html.escape(user.name()));
  }

  /** Links to all that stands above a path. */
  private static String trail(String path) {
    StringBuilder items = new StringBuilder(item("/", "Api Root"));
    StringBuilder above = new StringBuilder("/");
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        items.append(item(above.append(segment).append('/').toString(), segment));
      }
    }
    return "<nav aria-label=\"Breadcrumbs\"><ol class=\"trail\">" + items + "</ol></nav>";
  }

  private static byte[] frame(String title, String account, String trail, String content) {
    String escaped = Html.escape(title);
    return FRAME.formatted(escaped, account, trail, escaped, content).getBytes(StandardCharsets.UTF_8);
  }
}
