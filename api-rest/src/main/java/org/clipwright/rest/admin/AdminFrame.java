package org.clipwright.rest.admin;

import java.util.Map;
import java.util.stream.Collectors;
import org.clipwright.rest.page.BrowsablePages;
import org.clipwright.rest.page.Html;

/** The HTML around every administration page: the way to the others, and what just happened. */
final class AdminFrame {

  private static final Map<String, String> PLACES = places();

  /** What a page that a form led to says about it; the address carries only the word. */
  private static final Map<String, String> NOTICES = Map.of(
      "added", "The user was added.",
      "changed", "The user was changed.",
      "password", "The password was changed. Whoever was signed in with the old one is signed out.",
      "deleted", "The user was deleted, with everything that was theirs.",
      "token-added", "The user has a token.",
      "token-deleted", "The token was deleted; it opens nothing any more.",
      "canceled", "The export is being canceled.",
      "retried", "The export is queued again.");

  private static final String FRAME = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%s – Clipwright administration</title>
      <link rel="icon" href="/static/icon.svg">
      <link rel="stylesheet" href="/static/pages.css">
      </head>
      <body>
      <header>
      <a href="/cloud-admin/">Clipwright administration</a>
      <nav aria-label="Administration">%s</nav>
      %s
      </header>
      <main>
      <h1>%s</h1>
      %s%s
      </main>
      </body>
      </html>
      """;

  private AdminFrame() {}

  private static Map<String, String> places() {
    Map<String, String> places = new java.util.LinkedHashMap<>();
    places.put("/cloud-admin/auth/user/", "Users");
    places.put("/cloud-admin/authtoken/token/", "Tokens");
    places.put("/cloud-admin/work/", "Queue");
    places.put("/cloud-admin/plugins/", "Plugins");
    places.put("/", "View site");
    return places;
  }

  static String of(AdminVisit visit, String title, String content) {
    String links = PLACES.entrySet().stream()
        .map(place -> link(place.getKey(), place.getValue(), visit.path()))
        .collect(Collectors.joining("\n"));
    String notice = visit.query("notice").map(NOTICES::get)
        .map(text -> "<p role=\"status\">" + Html.escape(text) + "</p>\n").orElse("");
    String escaped = Html.escape(title);
    return FRAME.formatted(escaped, links,
        BrowsablePages.signOut("/cloud-admin/logout/", visit.user(), visit.csrfToken()), escaped, notice, content);
  }

  private static String link(String path, String label, String here) {
    boolean current = !path.equals("/") && here.startsWith(path);
    return "<a href=\"" + path + "\"" + (current ? " aria-current=\"page\"" : "") + ">" + label + "</a>";
  }
}
