package org.clipwright.commandline;

/**
 * An option of a command.
 *
 * @param name with its dashes, such as {@code --width}
 * @param letter a short name without its dash; empty for none
 * @param value the value's name in the help; empty for a switch, which has none
 * @param description one sentence for the help
 * @param use how often it may be given
 */
public record CommandOption(String name, String letter, String value, String description, Use use) {

  static final CommandOption HELP =
      new CommandOption("--help", "h", "", "Show this help message and exit.", Use.OPTIONAL);
  static final CommandOption VERSION =
      new CommandOption("--version", "V", "", "Print version information and exit.", Use.OPTIONAL);

  /** How often an option may be given. */
  enum Use {
    OPTIONAL,
    REQUIRED,
    /** Once or more, each time with one value or several comma-separated ones. */
    REPEATED,
    /** Optional, and only for the program's own use: not shown in the help. */
    HIDDEN
  }

  public static CommandOption optional(String name, String value, String description) {
    return new CommandOption(name, "", value, description, Use.OPTIONAL);
  }

  public static CommandOption required(String name, String value, String description) {
    return new CommandOption(name, "", value, description, Use.REQUIRED);
  }

  public static CommandOption repeated(String name, String value, String description) {
    return new CommandOption(name, "", value, description, Use.REPEATED);
  }

  public static CommandOption optionalSwitch(String name, String description) {
    return new CommandOption(name, "", "", description, Use.OPTIONAL);
  }

  public static CommandOption hiddenSwitch(String name, String description) {
    return new CommandOption(name, "", "", description, Use.HIDDEN);
  }

  boolean isSwitch() {
    return value.isEmpty();
  }

  public boolean isNeeded() {
    return use == Use.REQUIRED || use == Use.REPEATED;
  }

  public boolean isHidden() {
    return use == Use.HIDDEN;
  }

  /** Its written form, such as {@code --width=W}. */
  public String form() {
    String several = use == Use.REPEATED ? "[," + value + "...]" : "";
    return isSwitch() ? name : name + "=" + value + several;
  }
}
