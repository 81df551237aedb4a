package org.clipwright.rest.admin;

import java.util.List;
import java.util.stream.Stream;
import org.clipwright.rest.page.Html;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Csrf;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.services.account.AccountSearch;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.error.PlatformException;

/** The administration pages about tokens, at the two addresses that the original's versions have. */
final class AdminTokens {

  private static final List<String> LISTS =
      List.of("/cloud-admin/authtoken/token/", "/cloud-admin/authtoken/tokenproxy/");

  private final AdminDoor door;
  private final AccountService accounts;

  AdminTokens(AdminDoor door, AccountService accounts) {
    this.door = door;
    this.accounts = accounts;
  }

  List<Endpoint> all() {
    return LISTS.stream().flatMap(this::endpoints).toList();
  }

  private Stream<Endpoint> endpoints(String list) {
    return Stream.of(
        door.shown("Tokens", list, this::list),
        door.form("Add token", list + "add/", this::blank, this::add),
        door.form("Delete token", list + "{id}/delete/", this::farewell, this::delete));
  }

  private Answer list(AdminVisit visit) {
    List<List<String>> rows = accounts.tokens(visit.search(), visit.offset(), AdminVisit.PAGE_SIZE).stream()
        .map(AdminTokens::row).toList();
    String content = "<p>" + AdminTable.link(LISTS.getFirst() + "add/", "Add token") + "</p>\n"
        + AdminTable.search(visit, "Name or address of the user")
        + AdminTable.of("Tokens", List.of("Fingerprint", "User", "Created", "Action"), rows)
        + AdminTable.pages(visit, accounts.countTokens(visit.search()), "token");
    return AdminDoor.page(visit, "Tokens", content);
  }

  private static List<String> row(UserRepository.Token token) {
    User user = token.user();
    return List.of("<code>" + token.hash().substring(0, 12) + "</code>",
        AdminTable.link(AdminAccounts.LIST + user.id().value() + "/change/", user.name()),
        AdminAccounts.time(token.created()),
        "<a href=\"" + LISTS.getFirst() + user.id().value() + "/delete/\" aria-label=\"Delete the token of "
            + Html.escape(user.name()) + "\">Delete</a>");
  }

  private Answer blank(AdminVisit visit) {
    return form(visit, 200, "", "");
  }

  private static Answer form(AdminVisit visit, int status, String username, String error) {
    String alert = error.isEmpty() ? ""
        : "<span class=\"error\" role=\"alert\" id=\"user-error\">" + Html.escape(error) + "</span>";
    return AdminDoor.page(visit, status, "Add token", """
        <form method="post"><input type="hidden" name="%s" value="%s">
        <p><label for="user">Username</label>
        <input id="user" name="username" value="%s" required aria-describedby="user-help%s">
        <span class="help" id="user-help">A user has one token at most; whoever has one keeps it.</span>%s</p>
        <p><button>Add</button></p></form>
        """.formatted(Csrf.FIELD, Html.escape(visit.csrfToken()), Html.escape(username),
            error.isEmpty() ? "" : " user-error\" aria-invalid=\"true", alert));
  }

  private Answer add(AdminVisit visit) {
    String name = visit.exchange().payload().object().path("username").asText().strip();
    AccountSearch search = AccountSearch.text(name);
    List<User> found = accounts.list(search, 0, AdminVisit.PAGE_SIZE).stream().filter(user -> user.name().equals(name))
        .toList();
    if (found.isEmpty()) {
      return form(visit, 400, name, "There is no user with this name.");
    }
    accounts.token(found.getFirst());
    return AdminDoor.redirect(LISTS.getFirst() + "?notice=token-added");
  }

  private Answer farewell(AdminVisit visit) {
    User user = accounts.find(visit.account());
    return AdminDoor.page(visit, "Delete the token of " + user.name() + "?", """
        <p>Every program that uses this token is shut out at once. The user gets a new one by asking for it.</p>
        <form method="post"><input type="hidden" name="%s" value="%s">
        <p><button class="danger">Delete</button> %s</p></form>
        """.formatted(Csrf.FIELD, Html.escape(visit.csrfToken()), AdminTable.link(LISTS.getFirst(), "Keep")));
  }

  private Answer delete(AdminVisit visit) {
    if (accounts.find(visit.account()).name().isEmpty()) {
      throw PlatformException.notFound();
    }
    accounts.deleteTokens(visit.account());
    return AdminDoor.redirect(LISTS.getFirst() + "?notice=token-deleted");
  }
}
