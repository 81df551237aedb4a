package org.clipwright.commandline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The help of a command or of the whole program. It is built here, since the parsing library's own help supports
 * neither parameters nor options in the form {@code --name=VALUE}.
 */
final class Usage {

  private static final int WIDTH = 80;
  private static final int GAP = 3;
  private static final int HANGING = 2;

  /** The place of a short name and its comma. */
  private static final String NO_LETTER = "    ";

  private final StringBuilder text = new StringBuilder();

  private Usage() {}

  /** One line in two columns. */
  private record Row(String left, String right) {}

  /** How a command is written, what it does, and its parameters and options. */
  static String of(CommandChoice choice) {
    Usage usage = new Usage();
    usage.head(" " + choice.word(), choice.syntax());
    List<Row> rows = new ArrayList<>();
    for (Parameter parameter : choice.syntax().parameters()) {
      rows.add(new Row(NO_LETTER + parameter.name(), parameter.description()));
    }
    usage.table(rows, choice.syntax());
    return usage.text.toString();
  }

  /** How the program is written, what it does, and its options and commands. */
  static String ofProgram(Syntax program, List<CommandChoice> choices) {
    Usage usage = new Usage();
    usage.head("", program);
    usage.table(new ArrayList<>(), program);
    List<Row> rows = new ArrayList<>();
    for (CommandChoice choice : choices) {
      rows.add(new Row(choice.word(), choice.syntax().description()));
    }
    usage.text.append("\nCommands:");
    usage.table(rows);
    return usage.text.toString();
  }

  private void head(String command, Syntax syntax) {
    String start = "Usage: clipwright" + command;
    StringBuilder forms = new StringBuilder("[-hV]");
    for (CommandOption option : shown(syntax)) {
      if (option.letter().isEmpty()) {
        forms.append(option.isNeeded() ? " " + option.form() : " [" + option.form() + "]");
      }
    }
    for (Parameter parameter : syntax.parameters()) {
      forms.append(' ').append(parameter.form());
    }
    text.append(start);
    wrapped(forms.toString(), start.length(), start.length() + 1);
    text.append('\n').append(syntax.description());
  }

  private static List<CommandOption> shown(Syntax syntax) {
    List<CommandOption> shown = new ArrayList<>(syntax.options());
    shown.removeIf(CommandOption::isHidden);
    shown.sort(Comparator.comparing(CommandOption::name));
    return shown;
  }

  private void table(List<Row> rows, Syntax syntax) {
    for (CommandOption option : shown(syntax)) {
      String letter = option.letter().isEmpty() ? NO_LETTER : "-" + option.letter() + ", ";
      rows.add(new Row(letter + option.form(), option.description()));
    }
    table(rows);
  }

  private void table(List<Row> rows) {
    int widest = 0;
    for (Row row : rows) {
      widest = Math.max(widest, row.left().length());
    }
    int column = HANGING + widest + GAP;
    for (Row row : rows) {
      text.append('\n').repeat(' ', HANGING).append(row.left());
      text.repeat(' ', widest - row.left().length() + GAP - 1);
      wrapped(row.right(), column - 1, column + HANGING);
    }
  }

  /** Appends words after {@code start} characters of a line; further lines are indented. */
  private void wrapped(String words, int start, int indent) {
    int column = start;
    for (String word : words.split(" ")) {
      if (column + 1 + word.length() > WIDTH) {
        text.append('\n').repeat(' ', indent - 1);
        column = indent - 1;
      }
      text.append(' ').append(word);
      column += 1 + word.length();
    }
  }
}
