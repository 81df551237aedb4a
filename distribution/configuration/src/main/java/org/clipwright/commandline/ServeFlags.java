package org.clipwright.commandline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.configuration.Setting;

/**
 * What {@code clipwright serve} may be told on the command line instead of by a variable.
 *
 * @param host stands for {@link Setting#HOST}
 * @param port stands for {@link Setting#PORT}
 * @param data stands for {@link Setting#DATA}
 */
public record ServeFlags(Optional<String> host, Optional<String> port, Optional<String> data) {

  /** The word that asks for it. */
  public static final String COMMAND = "serve";

  public static final Syntax SYNTAX =
      Syntax.of(
          "Serves the API, with its own database and workers unless configured otherwise.",
          List.of(),
          CommandOption.optional("--host", "HOST", "Address to listen on (default 127.0.0.1)."),
          CommandOption.optional("--port", "PORT", "Port to listen on (default 8080; 0 for any free port)."),
          CommandOption.optional("--data", "FOLDER", "Folder for the database, the media and your plugins."));

  /** Reads them from what {@link #SYNTAX} accepts. */
  public static ServeFlags of(Arguments arguments) {
    return new ServeFlags(
        arguments.optionalText("--host"), arguments.optionalText("--port"), arguments.optionalText("--data"));
  }

  /** The settings with these flags in place of the variables they stand for. */
  public Map<String, String> over(Map<String, String> variables) {
    Map<String, String> settings = new HashMap<>(variables);
    host.ifPresent(value -> settings.put(Setting.HOST.variable(), value));
    port.ifPresent(value -> settings.put(Setting.PORT.variable(), value));
    data.ifPresent(value -> settings.put(Setting.DATA.variable(), value));
    return settings;
  }
}
