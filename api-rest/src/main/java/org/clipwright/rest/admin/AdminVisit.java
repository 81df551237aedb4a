package org.clipwright.rest.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.html.AdminList;
import org.clipwright.rest.html.AdminPage;
import org.clipwright.rest.html.Link;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.services.account.User;
import org.clipwright.services.resource.UserId;

/**
 * A request for an administration page by someone who may see it.
 *
 * @param exchange the request
 * @param user the signed-in user
 * @param csrfToken the token that its forms repeat
 */
record AdminVisit(RequestContext exchange, User user, String csrfToken) {

  static final int PAGE_SIZE = 100;

  /** The account that the path names. */
  UserId account() {
    return new UserId(exchange.id("id"));
  }

  String path() {
    return exchange.request().path();
  }

  Optional<String> query(String name) {
    return exchange.request().query().last(name).filter(value -> !value.isBlank());
  }

  /** The search text; empty when everything is wanted. */
  String search() {
    return query("q").map(String::strip).orElse("");
  }

  /** The number of the page of a list, from 1. */
  int page() {
    return query("p").filter(text -> text.matches("[1-9][0-9]{0,6}")).map(Integer::parseInt).orElse(1);
  }

  /** How many entries precede this page. */
  long offset() {
    return (page() - 1L) * PAGE_SIZE;
  }

  /** The page's address with other values in its query. */
  String with(String name, String value) {
    return path() + exchange.request().query().without("notice").with(name, value).suffix();
  }

  /** The frame of a page. */
  AdminPage page(String title) {
    return new AdminPage(title, path(), query("notice").flatMap(AdminPage::notice), user.name(), csrfToken);
  }

  /** The frame of a list; other query values, given by name, are kept when it is searched. */
  AdminList list(long total, List<Link> filters, String... kept) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : kept) {
      query(name).ifPresent(value -> values.put(name, value));
    }
    return new AdminList(search(), values, filters, total, pages(total));
  }

  private List<Link> pages(long total) {
    List<Link> pages = new ArrayList<>();
    if (page() > 1) {
      pages.add(Link.to(with("p", Integer.toString(page() - 1)), "previous"));
    }
    if (offset() + PAGE_SIZE < total) {
      pages.add(Link.to(with("p", Integer.toString(page() + 1)), "next"));
    }
    return pages;
  }
}
