package org.clipwright.services.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.UserId;

/**
 * What staff may do with accounts: create, change and delete them, under rules that never lock out the last
 * administrator.
 */
public final class AccountAdministration {

  /** How many objects of each kind belong to an account. */
  public record Holdings(long projects, long files, long clips, long effects, long exports) {}

  private static final FieldSpec USERNAME =
      FieldSpec.of("username", FieldKind.STRING, "Up to 150 letters, digits and @ . + - _").upTo(150);
  private static final FieldSpec EMAIL =
      FieldSpec.of("email", FieldKind.STRING, "A contact address; the server sends nothing to it.").optional()
          .startingAt("").orBlank().upTo(254);
  private static final FieldSpec NEW_PASSWORD =
      FieldSpec.of("password", FieldKind.PASSWORD,
          "At least 8 characters, not only digits, uncommon, unlike the username and address.").upTo(4096);
  private static final FieldSpec AGAIN =
      FieldSpec.of("password_again", FieldKind.PASSWORD, "Repeat the password.").upTo(4096);
  private static final FieldSpec ACTIVE =
      FieldSpec.of("active", FieldKind.BOOLEAN,
          "Whether the user may sign in. Clear this instead of deleting an account.")
          .optional();
  private static final FieldSpec STAFF =
      FieldSpec.of("staff", FieldKind.BOOLEAN, "Whether the user may open these pages.").optional();

  /** The fields of the form for a new account. */
  public static final ResourceSpec NEW =
      new ResourceSpec("User", "A new account.", List.of(USERNAME, EMAIL, NEW_PASSWORD, AGAIN, STAFF));

  /** What can be changed about an account. */
  public static final ResourceSpec CHANGE =
      new ResourceSpec("User", "An account.", List.of(USERNAME, EMAIL, ACTIVE, STAFF));

  /** A password that replaces another. */
  public static final ResourceSpec PASSWORD =
      new ResourceSpec("Password", "A new password.", List.of(NEW_PASSWORD, AGAIN));

  private final AccountService accounts;
  private final ProjectService projects;
  private final ActionContext ports;

  public AccountAdministration(AccountService accounts, ProjectService projects, ActionContext ports) {
    this.accounts = accounts;
    this.projects = projects;
    this.ports = ports;
  }

  /** Creates an account with its own token. */
  public User create(Input input) {
    Fields fields = FieldReader.complete(NEW, input);
    String name = fields.text("username");
    Map<String, List<String>> errors = new LinkedHashMap<>();
    checkIdentity(name, fields.text("email"), errors);
    checkPassword(name, fields.text("email"), fields, errors);
    requireNone(errors);
    return accounts.create(name, fields.text("email"), fields.text("password"), flag(fields, "staff"));
  }

  /** Changes an account; staff cannot remove their own access to these pages. */
  public User change(User actor, UserId id, Input input) {
    User old = accounts.find(id);
    Fields fields = FieldReader.complete(CHANGE, input);
    Map<String, List<String>> errors = new LinkedHashMap<>();
    checkIdentity(fields.text("username"), fields.text("email"), errors);
    if (actor.id().equals(id) && !flag(fields, "active")) {
      errors.put("active", List.of("You cannot deactivate your own account."));
    }
    if (actor.id().equals(id) && !flag(fields, "staff")) {
      errors.put("staff", List.of("You cannot remove your own staff status."));
    }
    requireNone(errors);
    return accounts.update(new User(
        id, fields.text("username"), fields.text("email"), flag(fields, "active"), flag(fields, "staff"),
        old.created(), old.passwordNumber()));
  }

  /** Replaces a password, which ends every login made with the old one. */
  public void changePassword(UserId id, Input input) {
    User user = accounts.find(id);
    Fields fields = FieldReader.complete(PASSWORD, input);
    Map<String, List<String>> errors = new LinkedHashMap<>();
    checkPassword(user.name(), user.email(), fields, errors);
    requireNone(errors);
    accounts.changePassword(id, fields.text("password"));
  }

  /** What would be deleted along with an account. */
  public Holdings holdings(UserId id) {
    accounts.find(id);
    return new Holdings(
        ports.projects().count(id, Filter.ALL), ports.files().count(id, Filter.ALL),
        ports.clips().count(id, Filter.ALL), ports.effects().count(id, Filter.ALL),
        ports.exports().count(id, Filter.ALL));
  }

  /** Removes an account with its projects and their media; nobody can remove themselves. */
  public void delete(User actor, UserId id) {
    if (actor.id().equals(id)) {
      throw PlatformException.state("You cannot delete your own account.");
    }
    accounts.find(id);
    ports.projects().ids(id, Filter.ALL).forEach(project -> projects.delete(id, project));
    accounts.delete(id);
  }

  private static boolean flag(Fields fields, String name) {
    return fields.has(name) && fields.flag(name);
  }

  private static void checkIdentity(String name, String email, Map<String, List<String>> errors) {
    if (!name.matches("[\\p{L}\\p{N}@.+_-]+")) {
      errors.put("username", List.of(
          "Enter a valid username. It may contain only letters, numbers, and @ . + - _ characters."));
    }
    if (!email.isEmpty() && !email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+")) {
      errors.put("email", List.of("Enter a valid email address."));
    }
  }

  private static void checkPassword(String name, String email, Fields fields, Map<String, List<String>> errors) {
    String password = fields.text("password");
    PasswordRules.objection(password, name, email).ifPresent(sentence -> errors.put("password", List.of(sentence)));
    if (!password.equals(fields.text("password_again"))) {
      errors.put("password_again", List.of("The two passwords do not match."));
    }
  }

  private static void requireNone(Map<String, List<String>> errors) {
    if (!errors.isEmpty()) {
      throw new ValidationException(errors);
    }
  }
}
