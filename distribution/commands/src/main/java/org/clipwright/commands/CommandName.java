package org.clipwright.commands;

import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandChoice;
import org.clipwright.commandline.ServeFlags;
import org.clipwright.commandline.Syntax;
import org.clipwright.commands.backup.BackupCommand;
import org.clipwright.commands.backup.RestoreCommand;
import org.clipwright.commands.storage.StorageCommand;
import org.clipwright.configuration.CommandException;

/** The available commands, in the order of the help; a command's class is loaded only when it is run. */
enum CommandName implements CommandChoice {
  /** Listed in the help only: the launcher starts another program for it, which has no native media code. */
  SERVE(ServeFlags.COMMAND),
  WORKER("worker"),
  RENDER("render"),
  FRAMES("frames"),
  AUDIO("audio"),
  PROBE("probe"),
  VALIDATE("validate"),
  MODELS("models"),
  BACKUP("backup"),
  RESTORE("restore"),
  STORAGE("storage"),
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
      case VALIDATE -> ValidateCommand.SYNTAX;
      case MODELS -> ModelsCommand.SYNTAX;
      case BACKUP -> BackupCommand.SYNTAX;
      case RESTORE -> RestoreCommand.SYNTAX;
      case STORAGE -> StorageCommand.SYNTAX;
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
      case VALIDATE -> new ValidateCommand(arguments);
      case MODELS -> new ModelsCommand(arguments);
      case BACKUP -> new BackupCommand(arguments);
      case RESTORE -> new RestoreCommand(arguments);
      case STORAGE -> new StorageCommand(arguments);
      case FUZZ -> new FuzzCommand(arguments);
      case VERSION -> new VersionCommand();
    };
  }
}
