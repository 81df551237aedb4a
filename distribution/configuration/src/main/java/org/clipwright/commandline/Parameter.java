package org.clipwright.commandline;

/**
 * A positional argument of a command.
 *
 * @param name its name in the help, such as {@code PROJECT}
 * @param description one sentence for the help
 * @param need whether it is required
 */
public record Parameter(String name, String description, Need need) {

  /** Whether a parameter is required; optional ones come last. */
  public enum Need { REQUIRED, OPTIONAL }

  /** A required parameter. */
  public Parameter(String name, String description) {
    this(name, description, Need.REQUIRED);
  }

  public static Parameter optional(String name, String description) {
    return new Parameter(name, description, Need.OPTIONAL);
  }

  boolean isNeeded() {
    return need == Need.REQUIRED;
  }

  /** Its written form. */
  String form() {
    return isNeeded() ? name : "[" + name + "]";
  }
}
