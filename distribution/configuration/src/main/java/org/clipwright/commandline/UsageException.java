package org.clipwright.commandline;

import java.util.List;
import java.util.Optional;

/** Says in one sentence what is wrong with a command line. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private UsageException(String sentence) {
    super(sentence);
  }

  static UsageException unknownCommand(String word, List<String> known) {
    return new UsageException("There is no command \"" + word + "\"." + hint(word, known));
  }

  static UsageException unknownOption(String name, List<String> known) {
    return new UsageException("There is no option " + name + "." + hint(name, known));
  }

  private static String hint(String word, List<String> known) {
    Optional<String> meant = Suggestion.of(word, known);
    return meant.isPresent() ? " Did you mean " + meant.get() + "?" : "";
  }

  static UsageException missing(List<String> forms) {
    return new UsageException(listed(forms, "and") + (forms.size() == 1 ? " is missing." : " are missing."));
  }

  static UsageException valueMissing(String name, String value) {
    return new UsageException(name + " needs a value: " + name + "=" + value);
  }

  static UsageException valueOfSwitch(String name) {
    return new UsageException(name + " takes no value.");
  }

  static UsageException givenTwice(String name) {
    return new UsageException(name + " is given more than once.");
  }

  static UsageException surplus(String word) {
    return new UsageException("Unexpected argument: \"" + word + "\"");
  }

  static UsageException notANumber(String name, String text) {
    return new UsageException(name + " must be a whole number, but \"" + text + "\" is given.");
  }

  static UsageException tooLarge(String name, String text) {
    return new UsageException(name + " cannot be as large as " + text + ".");
  }

  static UsageException notAChoice(String name, String text, List<String> choices) {
    return new UsageException(name + " needs " + listed(choices, "or") + ", but \"" + text + "\" is given.");
  }

  static UsageException notAPath(String name, String text) {
    return new UsageException(
        name + " must be the name of a file or folder, but \"" + text + "\" is not one on this system.");
  }

  private static String listed(List<String> words, String conjunction) {
    int last = words.size() - 1;
    String start = String.join(", ", words.subList(0, last));
    return last == 0 ? words.getFirst() : start + " " + conjunction + " " + words.get(last);
  }
}
