package org.clipwright.rest.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.clipwright.rest.page.Html;
import org.clipwright.rest.page.RequestForm;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Csrf;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.account.AccountAdministration;
import org.clipwright.services.account.AccountSearch;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.Holdings;
import org.clipwright.services.account.User;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.ResourceSpec;

/** The administration pages about users. */
final class AdminAccounts {

  static final String LIST = "/cloud-admin/auth/user/";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final AdminDoor door;
  private final AccountService accounts;
  private final AccountAdministration administration;

  AdminAccounts(AdminDoor door, AccountService accounts, AccountAdministration administration) {
    this.door = door;
    this.accounts = accounts;
    this.administration = administration;
  }

  List<Endpoint> all() {
    return List.of(
        door.shown("Users", LIST, this::list),
        door.form("Add user", LIST + "add/", this::blank, this::add),
        door.form("Change user", LIST + "{id}/change/", this::show, this::change),
        door.form("Change password", LIST + "{id}/password/", this::password, this::changePassword),
        door.form("Delete user", LIST + "{id}/delete/", this::farewell, this::delete));
  }

  /** A time as HTML. */
  static String time(Instant instant) {
    return "<time datetime=\"" + instant + "\">" + DAY.format(instant) + "</time>";
  }

  private Answer list(AdminVisit visit) {
    AccountSearch search = new AccountSearch(visit.search(), yesOrNo(visit, "active"), yesOrNo(visit, "staff"));
    List<List<String>> rows =
        accounts.list(search, visit.offset(), AdminVisit.PAGE_SIZE).stream().map(AdminAccounts::row).toList();
    String content = "<p>" + AdminTable.link(LIST + "add/", "Add user") + "</p>\n"
        + AdminTable.search(visit, "Name or address", "active", "staff")
        + filters(visit)
        + AdminTable.of("Users", List.of("Username", "Email address", "Active", "Staff", "Joined"), rows)
        + AdminTable.pages(visit, accounts.count(search), "user");
    return AdminDoor.page(visit, "Users", content);
  }

  private static Optional<Boolean> yesOrNo(AdminVisit visit, String name) {
    return visit.query(name).filter(value -> value.equals("yes") || value.equals("no")).map("yes"::equals);
  }

  private static String filters(AdminVisit visit) {
    return "<ul class=\"actions\">" + filter(visit, "active", "yes", "active") + filter(visit, "active", "no",
        "inactive")
        + filter(visit, "staff", "yes", "staff") + filter(visit, "staff", "no", "not staff")
        + "<li>" + AdminTable.link(LIST, "all") + "</li></ul>\n";
  }

  private static String filter(AdminVisit visit, String name, String value, String label) {
    boolean on = visit.query(name).filter(value::equals).isPresent();
    return "<li><a href=\"" + Html.escape(visit.with(name, value)) + "\"" + (on ? " aria-current=\"true\"" : "") + ">"
        + label
        + "</a></li>";
  }

  private static List<String> row(User user) {
    return List.of(AdminTable.link(LIST + user.id().value() + "/change/", user.name()), Html.escape(user.email()),
        user.active() ? "yes" : "no", user.staff() ? "yes" : "no", time(user.created()));
  }

  private Answer blank(AdminVisit visit) {
    return AdminDoor.page(visit, "Add user",
        form(visit, AccountAdministration.NEW, JsonNodeFactory.instance.objectNode(), RequestForm.noErrors(), "Add"));
  }

  private Answer add(AdminVisit visit) {
    try {
      administration.create(visit.exchange().input());
      return AdminDoor.redirect(LIST + "?notice=added");
    } catch (ValidationException wrong) {
      return AdminDoor.page(visit, 400, "Add user", failed(visit, AccountAdministration.NEW, wrong, "Add"));
    }
  }

  private Answer show(AdminVisit visit) {
    User user = accounts.find(visit.account());
    return AdminDoor.page(visit, user.name(), form(
        visit, AccountAdministration.CHANGE, values(user), RequestForm.noErrors(), "Save") + beside(user));
  }

  private Answer change(AdminVisit visit) {
    User user = accounts.find(visit.account());
    try {
      administration.change(visit.user(), user.id(), visit.exchange().input());
      return AdminDoor.redirect(LIST + "?notice=changed");
    } catch (ValidationException wrong) {
      return AdminDoor.page(visit, 400, user.name(),
          failed(visit, AccountAdministration.CHANGE, wrong, "Save") + beside(user));
    }
  }

  /** What else there is to know and to do about a user. */
  private String beside(User user) {
    Holdings holdings = administration.holdings(user.id());
    String place = LIST + user.id().value();
    return "<h2>Password</h2>\n<p>Only a hash of it is kept. " + AdminTable.link(place + "/password/", "Set a new one")
        + "</p>\n<h2>Belongings</h2>\n<p>" + described(holdings) + " Joined " + time(user.created()) + ".</p>\n<p>"
        + AdminTable.link(place + "/delete/", "Delete this user") + "</p>\n";
  }

  private static String described(Holdings holdings) {
    return counted(holdings.projects(), "project") + ", " + counted(holdings.files(), "file") + ", "
        + counted(holdings.clips(), "clip") + ", " + counted(holdings.effects(), "effect") + ", "
        + counted(holdings.exports(), "export") + ".";
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private Answer password(AdminVisit visit) {
    User user = accounts.find(visit.account());
    return AdminDoor.page(visit, "New password for " + user.name(), form(
        visit, AccountAdministration.PASSWORD, values(user), RequestForm.noErrors(), "Change password"));
  }

  private Answer changePassword(AdminVisit visit) {
    User user = accounts.find(visit.account());
    try {
      administration.changePassword(user.id(), visit.exchange().input());
      return AdminDoor.redirect(LIST + "?notice=password");
    } catch (ValidationException wrong) {
      return AdminDoor.page(visit, 400, "New password for " + user.name(),
          failed(visit, AccountAdministration.PASSWORD, wrong, "Change password"));
    }
  }

  private Answer farewell(AdminVisit visit) {
    User user = accounts.find(visit.account());
    return AdminDoor.page(visit, "Delete " + user.name() + "?", """
        <p>With the user go their token, their sessions, their stored media and: %s</p>
        <form method="post"><input type="hidden" name="%s" value="%s">
        <p><button class="danger">Delete for ever</button> %s</p></form>
        """.formatted(described(administration.holdings(user.id())), Csrf.FIELD, Html.escape(visit.csrfToken()),
            AdminTable.link(LIST + user.id().value() + "/change/", "Keep")));
  }

  private Answer delete(AdminVisit visit) {
    administration.delete(visit.user(), visit.account());
    return AdminDoor.redirect(LIST + "?notice=deleted");
  }

  private static JsonNode values(User user) {
    return JsonNodeFactory.instance.objectNode().put("username", user.name()).put("email", user.email())
        .put("active", user.active()).put("staff", user.staff());
  }

  private static String failed(AdminVisit visit, ResourceSpec spec, ValidationException wrong, String button) {
    ObjectNode errors = JsonNodeFactory.instance.objectNode();
    wrong.errors().forEach((field, sentences) -> sentences.forEach(errors.withArray(field)::add));
    return form(visit, spec, visit.exchange().payload().object(), errors, button);
  }

  private static String form(AdminVisit visit, ResourceSpec spec, JsonNode values, JsonNode errors, String button) {
    return new RequestForm(Verb.POST, visit.path(), BodySpec.whole(spec), values, errors, visit.csrfToken(),
        button).html();
  }
}
