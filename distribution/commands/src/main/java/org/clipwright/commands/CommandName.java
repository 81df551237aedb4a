package org.clipwright.commands;

import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandChoice;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.CommandException;
import org.clipwright.commandline.ServeFlags;

/** The commands there are, in the order of the help; a command's class is loaded only when it is asked for. */
enum CommandName implements CommandChoice {
  /** Told of in the help only: the launcher starts another program for it, which has no native media code. */
  SERVE(ServeFlags.COMMAND),
  WORKER("worker"),
  RENDER("render"),
  FRAMES("frames"),
  AUDIO("audio"),
  PROBE("probe"),
  MODELS("models"),
  FUZZ("fuzz"),
  VERSION("version");

  private final String word;

  CommandName(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public Syntax syntax() {
    return switch (this) {
      case SERVE -> ServeFlags.SYNTAX;
      case WORKER -> WorkerCommand.SYNTAX;
      case RENDER -> RenderCommand.SYNTAX;
      case FRAMES -> FramesCommand.SYNTAX;
      case AUDIO -> AudioCommand.SYNTAX;
      case PROBE -> ProbeCommand.SYNTAX;
      case MODELS -> ModelsCommand.SYNTAX;
      case FUZZ -> FuzzCommand.SYNTAX;
      case VERSION -> VersionCommand.SYNTAX;
    };
  }

  @Override
  public Command with(Arguments arguments) {
    return switch (this) {
      case SERVE -> throw new CommandException("The server is started by the launcher: clipwright serve.");
      case WORKER -> new WorkerCommand(arguments);
      case RENDER -> new RenderCommand(arguments);
      case FRAMES -> new FramesCommand(arguments);
      case AUDIO -> new AudioCommand(arguments);
      case PROBE -> new ProbeCommand(arguments);
      case MODELS -> new ModelsCommand(arguments);
      case FUZZ -> new FuzzCommand(arguments);
      case VERSION -> new VersionCommand();
    };
  }
}
