package org.clipwright.rest.admin;

import java.util.List;
import java.util.stream.Collectors;
import org.clipwright.rest.page.Html;
import org.clipwright.rest.request.Csrf;

/** Parts of administration pages that several of them have. */
final class AdminTable {

  private AdminTable() {}

  /** A table; the cells are HTML. */
  static String of(String caption, List<String> headings, List<List<String>> rows) {
    String head = headings.stream().map(heading -> "<th scope=\"col\">" + Html.escape(heading) + "</th>")
        .collect(Collectors.joining());
    String body = rows.stream()
        .map(row -> "<tr>" + row.stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining()) + "</tr>")
        .collect(Collectors.joining("\n"));
    return """
        <div class="wide" tabindex="0" role="region" aria-label="%s">
        <table>
        <thead><tr>%s</tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        </div>
        """.formatted(Html.escape(caption), head, body);
  }

  /** A link to another page; the label is text. */
  static String link(String path, String label) {
    return "<a href=\"" + Html.escape(path) + "\">" + Html.escape(label) + "</a>";
  }

  /** A form of one button. */
  static String button(AdminVisit visit, String path, String label) {
    return """
        <form class="inline" method="post" action="%s"><input type="hidden" name="%s" value="%s"><button class="plain">%s\
        </button></form>""".formatted(Html.escape(path), Csrf.FIELD, Html.escape(visit.csrfToken()), Html.escape(label));
  }

  /** The form to search a list with; other values of the address, given as names and values, stay. */
  static String search(AdminVisit visit, String label, String... kept) {
    StringBuilder hidden = new StringBuilder();
    for (String name : kept) {
      visit.query(name).ifPresent(value -> hidden.append("<input type=\"hidden\" name=\"").append(name)
          .append("\" value=\"").append(Html.escape(value)).append("\">"));
    }
    return """
        <form class="search" role="search">
        <label for="q">%s</label>
        <input id="q" type="search" name="q" value="%s">%s
        <button>Search</button>
        </form>
        """.formatted(Html.escape(label), Html.escape(visit.search()), hidden);
  }

  /** How many there are, and links to the pages beside this one. */
  static String pages(AdminVisit visit, long total, String noun) {
    StringBuilder html = new StringBuilder("<p>" + total + " " + noun + (total == 1 ? "" : "s") + "</p>\n");
    StringBuilder items = new StringBuilder();
    if (visit.page() > 1) {
      items.append("<li>").append(link(visit.with("p", Integer.toString(visit.page() - 1)), "previous"))
          .append("</li>");
    }
    if (visit.offset() + AdminVisit.PAGE_SIZE < total) {
      items.append("<li>").append(link(visit.with("p", Integer.toString(visit.page() + 1)), "next")).append("</li>");
    }
    return items.isEmpty() ? html.toString()
        : html.append("<nav aria-label=\"Pages\"><ul class=\"actions\">").append(items).append("</ul></nav>\n")
        .toString();
  }
}
