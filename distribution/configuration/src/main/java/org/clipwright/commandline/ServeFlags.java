package org.clipwright.commandline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.TlsSettings;

/**
 * The settings that {@code clipwright serve} accepts on the command line instead of as variables.
 *
 * @param host stands for {@link Setting#HOST}
 * @param port stands for {@link Setting#PORT}
 * @param data stands for {@link Setting#DATA}
 * @param selfSigned whether {@link Setting#TLS_CERTIFICATE} is a self-signed one
 */
public record ServeFlags(Optional<String> host, Optional<String> port, Optional<String> data, boolean selfSigned) {

  /** The command's name. */
  public static final String COMMAND = "serve";

  public static final Syntax SYNTAX =
      Syntax.of(
          "Serves the API, with its own database and workers unless configured otherwise.",
          List.of(),
          CommandOption.optional("--host", "HOST", "Address to listen on (default 127.0.0.1)."),
          CommandOption.optional("--port", "PORT", "Port to listen on (default 8080; 0 for any free port)."),
          CommandOption.optional("--data", "FOLDER", "Folder for the database, the media and your plugins."),
          CommandOption.optionalSwitch("--tls-self-signed",
              "HTTPS with a self-signed certificate, for testing."));

  /** Reads them from what {@link #SYNTAX} accepts. */
  public static ServeFlags of(Arguments arguments) {
    return new ServeFlags(
        arguments.optionalText("--host"), arguments.optionalText("--port"), arguments.optionalText("--data"),
        arguments.given("--tls-self-signed"));
  }

  /** The settings, with these flags overriding the variables they stand for. */
  public Map<String, String> over(Map<String, String> variables) {
    Map<String, String> settings = new HashMap<>(variables);
    host.ifPresent(value -> settings.put(Setting.HOST.variable(), value));
    port.ifPresent(value -> settings.put(Setting.PORT.variable(), value));
    data.ifPresent(value -> settings.put(Setting.DATA.variable(), value));
    if (selfSigned) {
      settings.put(Setting.TLS_CERTIFICATE.variable(), TlsSettings.SELF_SIGNED);
    }
    return settings;
  }
}
