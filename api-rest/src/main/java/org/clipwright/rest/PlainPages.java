package org.clipwright.rest;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

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
      <link rel="stylesheet" href="/static/pages.css">
      </head>
      <body>
      <header><a href="/">Clipwright</a></header>
      <main>
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
    return frame(endpoint.title(), """
        <p>%s</p>
        <p><strong>%s</strong> %s</p>
        <pre><strong>HTTP %d</strong>
        Allow: %s
        %s
        %s</pre>""".formatted(Html.escape(description), Html.escape(view.exchange().request().method()),
            Html.escape(view.exchange().request().path()), view.answer().status(), endpoint.allow(),
            Html.escape(headers), Html.linked(JsonText.indented(view.answer().body(), 4))));
  }

  @Override
  public byte[] unknownPath(RestRequest request) {
    return frame("Not Found", "<p>The requested resource was not found on this server.</p>");
  }

  @Override
  public byte[] login(LoginForm form) {
    String error = form.error().map(text -> "<p role=\"alert\">" + Html.escape(text) + "</p>").orElse("");
    return frame("Log in", """
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

  private static byte[] frame(String title, String content) {
    String escaped = Html.escape(title);
    return FRAME.formatted(escaped, escaped, content).getBytes(StandardCharsets.UTF_8);
  }
}
