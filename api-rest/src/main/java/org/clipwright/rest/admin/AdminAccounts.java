package org.clipwright.rest.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.html.AdminList;
import org.clipwright.rest.html.AdminPage;
import org.clipwright.rest.html.Link;
import org.clipwright.rest.html.RequestForm;
import org.clipwright.rest.html.admin.JtedeleteUserGenerated;
import org.clipwright.rest.html.admin.JteformGenerated;
import org.clipwright.rest.html.admin.JteuserGenerated;
import org.clipwright.rest.html.admin.JteusersGenerated;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.account.AccountAdministration;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.ResourceSpec;

/** The administration pages about users. */
final class AdminAccounts {

  static final String LIST = "/cloud-admin/auth/user/";

  private final StaffPages pages;
  private final AccountService accounts;
  private final AccountAdministration administration;

  AdminAccounts(StaffPages pages, AccountService accounts, AccountAdministration administration) {
    this.pages = pages;
    this.accounts = accounts;
    this.administration = administration;
  }

  List<Endpoint> all() {
    return List.of(
        pages.shown("Users", LIST, this::list),
        pages.form("Add user", LIST + "add/", this::emptyForm, this::add),
        pages.form("Change user", LIST + "{id}/change/", this::show, this::change),
        pages.form("Change password", LIST + "{id}/password/", this::password, this::changePassword),
        pages.form("Delete user", LIST + "{id}/delete/", this::confirmDelete, this::delete));
  }

  private Answer list(AdminVisit visit) {
    UserRepository.Search search =
        new UserRepository.Search(visit.search(), yesOrNo(visit, "active"), yesOrNo(visit, "staff"));
    List<User> users = accounts.list(search, visit.offset(), AdminVisit.PAGE_SIZE);
    AdminList list = visit.list(accounts.count(search), filters(visit), "active", "staff");
    return StaffPages.page(visit, out -> JteusersGenerated.render(out, null, visit.page("Users"), list, users));
  }

  private static Optional<Boolean> yesOrNo(AdminVisit visit, String name) {
    return visit.query(name).filter(value -> value.equals("yes") || value.equals("no")).map("yes"::equals);
  }

  private static List<Link> filters(AdminVisit visit) {
    return List.of(filter(visit, "active", "yes", "active"), filter(visit, "active", "no", "inactive"),
        filter(visit, "staff", "yes", "staff"), filter(visit, "staff", "no", "not staff"),
        new Link(LIST, "all", visit.query("active").isEmpty() && visit.query("staff").isEmpty()));
  }

  private static Link filter(AdminVisit visit, String name, String value, String label) {
    return new Link(visit.with(name, value), label, visit.query(name).filter(value::equals).isPresent());
  }

  private Answer emptyForm(AdminVisit visit) {
    return page(visit, 200, "Add user", form(visit, AccountAdministration.NEW, JsonNodeFactory.instance.objectNode(),
        RequestForm.noErrors(), "Add"));
  }

  private static Answer page(AdminVisit visit, int status, String title, RequestForm form) {
    return StaffPages.page(visit, status, out -> JteformGenerated.render(out, null, visit.page(title), form));
  }

  private Answer add(AdminVisit visit) {
    try {
      administration.create(visit.exchange().input());
      return StaffPages.redirect(LIST + "?notice=added");
    } catch (ValidationException wrong) {
      return page(visit, 400, "Add user", failed(visit, AccountAdministration.NEW, wrong, "Add"));
    }
  }

  private Answer show(AdminVisit visit) {
    User user = accounts.find(visit.account());
    return userPage(visit, 200, user,
        form(visit, AccountAdministration.CHANGE, values(user), RequestForm.noErrors(), "Save"));
  }

  private Answer userPage(AdminVisit visit, int status, User user, RequestForm form) {
    AdminPage page = visit.page(user.name());
    AccountAdministration.Holdings holdings = administration.holdings(user.id());
    return StaffPages.page(visit, status, out -> JteuserGenerated.render(out, null, page, form, user, holdings));
  }

  private Answer change(AdminVisit visit) {
    User user = accounts.find(visit.account());
    try {
      administration.change(visit.user(), user.id(), visit.exchange().input());
      return StaffPages.redirect(LIST + "?notice=changed");
    } catch (ValidationException wrong) {
      return userPage(visit, 400, user, failed(visit, AccountAdministration.CHANGE, wrong, "Save"));
    }
  }

  private Answer password(AdminVisit visit) {
    User user = accounts.find(visit.account());
    return page(visit, 200, "New password for " + user.name(), form(
        visit, AccountAdministration.PASSWORD, values(user), RequestForm.noErrors(), "Change password"));
  }

  private Answer changePassword(AdminVisit visit) {
    User user = accounts.find(visit.account());
    try {
      administration.changePassword(user.id(), visit.exchange().input());
      return StaffPages.redirect(LIST + "?notice=password");
    } catch (ValidationException wrong) {
      return page(visit, 400, "New password for " + user.name(),
          failed(visit, AccountAdministration.PASSWORD, wrong, "Change password"));
    }
  }

  private Answer confirmDelete(AdminVisit visit) {
    User user = accounts.find(visit.account());
    AdminPage page = visit.page("Delete " + user.name() + "?");
    AccountAdministration.Holdings holdings = administration.holdings(user.id());
    return StaffPages.page(visit, out -> JtedeleteUserGenerated.render(out, null, page, user, holdings));
  }

  private Answer delete(AdminVisit visit) {
    administration.delete(visit.user(), visit.account());
    return StaffPages.redirect(LIST + "?notice=deleted");
  }

  private static JsonNode values(User user) {
    return JsonNodeFactory.instance.objectNode().put("username", user.name()).put("email", user.email())
        .put("active", user.active()).put("staff", user.staff());
  }

  private static RequestForm failed(AdminVisit visit, ResourceSpec spec, ValidationException wrong, String button) {
    ObjectNode errors = JsonNodeFactory.instance.objectNode();
    wrong.errors().forEach((field, sentences) -> sentences.forEach(errors.withArray(field)::add));
    return form(visit, spec, visit.exchange().payload().object(), errors, button);
  }

  private static RequestForm form(AdminVisit visit, ResourceSpec spec, JsonNode values, JsonNode errors,
      String button) {
    return new RequestForm(Verb.POST, visit.path(), BodySpec.whole(spec), values, errors, Map.of(),
        visit.csrfToken(), button);
  }
}
