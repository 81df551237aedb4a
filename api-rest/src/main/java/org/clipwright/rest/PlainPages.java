package org.clipwright.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clipwright.services.User;

/** Pages that show requests and answers, without forms to write anything. */
final class PlainPages implements PageRenderer {

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
      </head>
      <body>
      <header>
      <a href="/">Clipwright</a>
      <a href="/swagger-ui/">Swagger UI</a>
      <a href="/redoc/">Redoc</a>
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
    Endpoint endpoint = view.exchange().endpoint();
    String description = view.answer().status() == 401 || view.answer().status() == 403 ? "" : endpoint.description();
    String headers = view.answer().headers().stream()
        .map(header -> header.getName() + ": " + header.getValue() + "\n").collect(Collectors.joining());
    return frame(endpoint.title(), account(view.exchange().identity()), trail(view.exchange().request().path()), """
        <p>%s</p>
        <p class="request"><strong>%s</strong> %s</p>
        <pre><strong>HTTP %d</strong>
        Allow: %s
        %s
        %s</pre>""".formatted(Html.escape(description), Html.escape(view.exchange().request().method()),
            Html.escape(view.exchange().request().path()), view.answer().status(), endpoint.allow(),
            Html.escape(headers), Html.linked(JsonText.indented(view.answer().body(), 4))));
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

  private static String account(Optional<User> user) {
    return user.map(known -> "<a href=\"/api-auth/logout/\">Log out " + Html.escape(known.name()) + "</a>")
        .orElse("<a href=\"/api-auth/login/\">Log in</a>");
  }

  /** Links to all that stands above a path. */
  private static String trail(String path) {
    StringBuilder items = new StringBuilder("<li><a href=\"/\">Api Root</a></li>");
    StringBuilder above = new StringBuilder("/");
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        above.append(segment).append('/');
        items.append("<li><a href=\"").append(Html.escape(above.toString())).append("\">").append(Html.escape(segment))
            .append("</a></li>");
      }
    }
    return "<nav aria-label=\"Breadcrumbs\"><ol class=\"trail\">" + items + "</ol></nav>";
  }

  private static byte[] frame(String title, String account, String trail, String content) {
    String escaped = Html.escape(title);
    return FRAME.formatted(escaped, account, trail, escaped, content).getBytes(StandardCharsets.UTF_8);
  }
}
