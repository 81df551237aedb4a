package org.clipwright.server;

import java.util.ArrayList;
import java.util.List;

/** The commands there are, in the order of the help; a command's class is loaded only when it is asked for. */
enum CommandName {
  SERVE("serve"),
  WORKER("worker"),
  RENDER("render"),
  FRAMES("frames"),
  AUDIO("audio"),
  PROBE("probe"),
  VERSION("version");

  private final String word;

  CommandName(String word) {
    this.word = word;
  }

  /**
   * The command of that word.
   *
   * @throws UsageException when there is none
   */
  static CommandName of(String word) {
    for (CommandName name : values()) {
      if (name.word.equals(word)) {
        return name;
      }
    }
    List<String> words = new ArrayList<>();
    for (CommandName name : values()) {
      words.add(name.word);
    }
    throw UsageException.unknownCommand(word, words);
  }

  /** How the command line names it. */
  String word() {
    return word;
  }

  /** How it is written. */
  Syntax syntax() {
    return switch (this) {
      case SERVE -> ServeCommand.SYNTAX;
      case WORKER -> WorkerCommand.SYNTAX;
      case RENDER -> RenderCommand.SYNTAX;
      case FRAMES -> FramesCommand.SYNTAX;
      case AUDIO -> AudioCommand.SYNTAX;
      case PROBE -> ProbeCommand.SYNTAX;
      case VERSION -> VersionCommand.SYNTAX;
    };
  }

  /**
   * The command with these values.
   *
   * @throws UsageException when one of them is not of its kind
   */
  Command with(Arguments arguments) {
    return switch (this) {
      case SERVE -> new ServeCommand(arguments);
      case WORKER -> new WorkerCommand(arguments);
      case RENDER -> new RenderCommand(arguments);
      case FRAMES -> new FramesCommand(arguments);
      case AUDIO -> new AudioCommand(arguments);
      case PROBE -> new ProbeCommand(arguments);
      case VERSION -> new VersionCommand();
    };
  }
}
