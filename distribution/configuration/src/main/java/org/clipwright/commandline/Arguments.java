package org.clipwright.commandline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The values given to a command, by the names of its options and parameters. Asking for a name that the command does
 * not declare is a bug.
 *
 * @param values the values given for each name; a single empty one for a switch
 */
public record Arguments(Map<String, List<String>> values) {

  private List<String> all(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  public boolean given(String name) {
    return !all(name).isEmpty();
  }

  /** The value of a required option or parameter. */
  public String text(String name) {
    return all(name).getFirst();
  }

  public Optional<String> optionalText(String name) {
    return given(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** A required file or folder. */
  public Path path(String name) {
    try {
      return Path.of(text(name));
    } catch (InvalidPathException unmappable) {
      throw UsageException.notAPath(name, text(name));
    }
  }

  public Optional<Integer> optionalInteger(String name) {
    if (!given(name)) {
      return Optional.empty();
    }
    long number = number(name, text(name));
    if (number != (int) number) {
      throw UsageException.tooLarge(name, text(name));
    }
    return Optional.of((int) number);
  }

  public Optional<Long> optionalNumber(String name) {
    return given(name) ? Optional.of(number(name, text(name))) : Optional.empty();
  }

  /** The numbers of a required option that takes several. */
  public List<Long> numbers(String name) {
    List<Long> numbers = new ArrayList<>();
    for (String several : all(name)) {
      for (String one : several.split(",")) {
        numbers.add(number(name, one));
      }
    }
    if (numbers.isEmpty()) {
      throw UsageException.notANumber(name, text(name));
    }
    return numbers;
  }

  /** A required choice from a few words, in upper or lower case. */
  public <E extends Enum<E>> E choice(String name, E[] choices) {
    List<String> words = new ArrayList<>();
    for (E choice : choices) {
      if (choice.name().equalsIgnoreCase(text(name))) {
        return choice;
      }
      words.add(choice.name().toLowerCase(Locale.ROOT));
    }
    throw UsageException.notAChoice(name, text(name), words);
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException wrong) {
      boolean digits = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
      throw digits ? UsageException.tooLarge(name, text) : UsageException.notANumber(name, text);
    }
  }
}
