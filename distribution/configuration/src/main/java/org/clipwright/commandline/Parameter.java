package org.clipwright.commandline;

/**
 * A value of a command that its place tells, not a name.
 *
 * @param name what help calls it, such as {@code PROJECT}
 * @param description one sentence for the help
 * @param need whether it has to be given
 */
public record Parameter(String name, String description, Need need) {

  /** Whether a parameter has to be given; those that need not come last. */
  public enum Need { REQUIRED, OPTIONAL }

  /** One that has to be given. */
  public Parameter(String name, String description) {
    this(name, description, Need.REQUIRED);
  }

  /** One that may be left out. */
  public static Parameter optional(String name, String description) {
    return new Parameter(name, description, Need.OPTIONAL);
  }

  boolean isNeeded() {
    return need == Need.REQUIRED;
  }

  /** As one writes it. */
  String form() {
    return isNeeded() ? name : "[" + name + "]";
  }
}
