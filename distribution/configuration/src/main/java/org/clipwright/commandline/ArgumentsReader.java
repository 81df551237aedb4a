package org.clipwright.commandline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/** Reads the arguments of one command. */
public final class ArgumentsReader {

  /** What follows is never an option, whatever it looks like. */
  private static final String END_OF_OPTIONS = "--";

  private final Syntax syntax;

  public ArgumentsReader(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * The values in the words. When help or the version is requested, nothing else is validated.
   *
   * @throws UsageException when the words do not follow the syntax
   */
  public Arguments read(List<String> words) {
    int end = words.indexOf(END_OF_OPTIONS);
    org.apache.commons.cli.CommandLine parsed = parse(end < 0 ? words : words.subList(0, end));
    Map<String, List<String>> values = options(parsed.getOptions());
    List<String> rest = parsed.getArgList();
    if (values.get(CommandOption.HELP.name()).isEmpty() && values.get(CommandOption.VERSION.name()).isEmpty()) {
      refuseOptions(rest);
      rest.addAll(end < 0 ? List.of() : words.subList(end + 1, words.size()));
      addParameters(values, rest);
      check(values, rest);
    }
    return new Arguments(values);
  }

  /** Unknown options are returned among the other words. */
  private org.apache.commons.cli.CommandLine parse(List<String> words) {
    try {
      DefaultParser parser =
          DefaultParser.builder().setAllowPartialMatching(false).setStripLeadingAndTrailingQuotes(false).get();
      return parser.parse(
          new DashedOptions(syntax.options()), null, DefaultParser.NonOptionAction.SKIP, words.toArray(new String[0]));
    } catch (MissingArgumentException missing) {
      throw UsageException.valueMissing(DashedOptions.name(missing.getOption()), missing.getOption().getArgName());
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Map<String, List<String>> options(Option[] parsed) {
    Map<String, List<String>> values = new HashMap<>();
    for (CommandOption option : syntax.options()) {
      values.put(option.name(), new ArrayList<>());
    }
    for (Option option : parsed) {
      values.get(DashedOptions.name(option)).addAll(option.hasArg() ? option.getValuesList() : List.of(""));
    }
    return values;
  }

  private void refuseOptions(List<String> words) {
    for (String word : words) {
      if (word.length() > 1 && word.startsWith("-")) {
        throw unknown(word.contains("=") ? word.substring(0, word.indexOf('=')) : word);
      }
    }
  }

  private UsageException unknown(String name) {
    List<String> known = new ArrayList<>();
    for (CommandOption option : syntax.options()) {
      if (name.equals(option.name()) || name.equals("-" + option.letter())) {
        return UsageException.valueOfSwitch(name);
      }
      if (!option.isHidden()) {
        known.add(option.name());
      }
    }
    return UsageException.unknownOption(name, known);
  }

  private void addParameters(Map<String, List<String>> values, List<String> words) {
    int place = 0;
    for (Parameter parameter : syntax.parameters()) {
      values.put(parameter.name(), place < words.size() ? List.of(words.get(place)) : List.of());
      place++;
    }
  }

  private void check(Map<String, List<String>> values, List<String> words) {
    for (CommandOption option : syntax.options()) {
      if (values.get(option.name()).size() > 1 && option.use() != CommandOption.Use.REPEATED) {
        throw UsageException.givenTwice(option.name());
      }
    }
    List<String> missing = missing(values);
    if (!missing.isEmpty()) {
      throw UsageException.missing(missing);
    }
    if (words.size() > syntax.parameters().size()) {
      throw UsageException.surplus(words.get(syntax.parameters().size()));
    }
  }

  private List<String> missing(Map<String, List<String>> values) {
    List<String> missing = new ArrayList<>();
    for (Parameter parameter : syntax.parameters()) {
      if (parameter.isNeeded() && values.get(parameter.name()).isEmpty()) {
        missing.add(parameter.name());
      }
    }
    for (CommandOption option : syntax.options()) {
      if (option.isNeeded() && values.get(option.name()).isEmpty()) {
        missing.add(option.form());
      }
    }
    return missing;
  }
}
