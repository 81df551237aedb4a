package org.clipwright.rest.admin;

import java.util.List;
import java.util.stream.Stream;
import org.clipwright.rest.html.AdminList;
import org.clipwright.rest.html.AdminPage;
import org.clipwright.rest.html.admin.JteaddTokenGenerated;
import org.clipwright.rest.html.admin.JtedeleteTokenGenerated;
import org.clipwright.rest.html.admin.JtetokensGenerated;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.error.PlatformException;

/** The administration pages about tokens, at the two addresses that the original's versions have. */
final class AdminTokens {

  private static final List<String> LISTS =
      List.of("/cloud-admin/authtoken/token/", "/cloud-admin/authtoken/tokenproxy/");

  private final StaffPages pages;
  private final AccountService accounts;

  AdminTokens(StaffPages pages, AccountService accounts) {
    this.pages = pages;
    this.accounts = accounts;
  }

  List<Endpoint> all() {
    return LISTS.stream().flatMap(this::endpoints).toList();
  }

  private Stream<Endpoint> endpoints(String list) {
    return Stream.of(
        pages.shown("Tokens", list, this::list),
        pages.form("Add token", list + "add/", this::emptyForm, this::add),
        pages.form("Delete token", list + "{id}/delete/", this::confirmDelete, this::delete));
  }

  private Answer list(AdminVisit visit) {
    List<UserRepository.Token> tokens = accounts.tokens(visit.search(), visit.offset(), AdminVisit.PAGE_SIZE);
    AdminList list = visit.list(accounts.countTokens(visit.search()), List.of());
    return StaffPages.page(visit, out -> JtetokensGenerated.render(out, null, visit.page("Tokens"), list, tokens));
  }

  private Answer emptyForm(AdminVisit visit) {
    return form(visit, 200, "", "");
  }

  private static Answer form(AdminVisit visit, int status, String username, String error) {
    AdminPage page = visit.page("Add token");
    return StaffPages.page(visit, status, out -> JteaddTokenGenerated.render(out, null, page, username, error));
  }

  private Answer add(AdminVisit visit) {
    String name = visit.exchange().payload().object().path("username").asText().strip();
    UserRepository.Search search = UserRepository.Search.text(name);
    List<User> found = accounts.list(search, 0, AdminVisit.PAGE_SIZE).stream().filter(user -> user.name().equals(name))
        .toList();
    if (found.isEmpty()) {
      return form(visit, 400, name, "There is no user with this name.");
    }
    accounts.token(found.getFirst());
    return StaffPages.redirect(LISTS.getFirst() + "?notice=token-added");
  }

  private Answer confirmDelete(AdminVisit visit) {
    User user = accounts.find(visit.account());
    AdminPage page = visit.page("Delete the token of " + user.name() + "?");
    return StaffPages.page(visit, out -> JtedeleteTokenGenerated.render(out, null, page));
  }

  private Answer delete(AdminVisit visit) {
    if (accounts.find(visit.account()).name().isEmpty()) {
      throw PlatformException.notFound();
    }
    accounts.deleteTokens(visit.account());
    return StaffPages.redirect(LISTS.getFirst() + "?notice=token-deleted");
  }
}
