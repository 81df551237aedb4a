package org.clipwright.configuration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings on their way to another process, through a pipe: so they are neither in its command line nor in its
 * environment, where plugins, its own children and anyone who reads {@code /proc} would find the secrets among them.
 *
 * <p>Each is written as {@code NAME=VALUE} and a zero byte; an empty one ends them.
 *
 * @param settings values by the names of their environment variables
 */
public record SettingsPipe(Map<String, String> settings) {

  public static final SettingsPipe NOTHING = new SettingsPipe(Map.of());

  private static final String DATABASE = Setting.PREFIX + "DATABASE_";

  /** Names the pipe through which the launcher passes settings. */
  private static final String PIPE_PROPERTY = "clipwright.settings";

  public SettingsPipe {
    settings = Map.copyOf(settings);
  }

  /**
   * The settings that a worker of this server needs: all but those with which one could become administrator or any
   * other user.
   *
   * @param known the server's own settings
   */
  public static SettingsPipe toWorker(Map<String, String> known) {
    Map<String, String> needed = new TreeMap<>();
    known.forEach((name, value) -> {
      boolean administration =
          name.startsWith(Setting.ADMIN_PASSWORD.variable()) || name.startsWith(Setting.TOKEN_KEY.variable());
      boolean login = name.startsWith(DATABASE) && name.endsWith("_FILE");
      if (name.startsWith(Setting.PREFIX) && !administration && !login) {
        needed.put(name, value);
      }
    });
    return new SettingsPipe(needed);
  }

  /** Writes them; the stream stays open. */
  public void write(OutputStream pipe) throws IOException {
    if (settings.isEmpty()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    settings.forEach((name, value) -> {
      bytes.writeBytes((name + "=" + value).getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    });
    bytes.write(0);
    pipe.write(bytes.toByteArray());
    pipe.flush();
  }

  /** Reads them up to their end or that of the stream, and no further. */
  public static SettingsPipe read(InputStream pipe) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    int next;
    while ((next = pipe.read()) >= 0) {
      if (next != 0) {
        entry.write(next);
      } else if (entry.size() == 0) {
        break;
      } else {
        String[] parts = entry.toString(StandardCharsets.UTF_8).split("=", 2);
        settings.put(parts[0], parts[1]);
        entry.reset();
      }
    }
    return new SettingsPipe(settings);
  }

  /** All settings of this process: its environment, and what the launcher removed from it. */
  public static Map<String, String> ofThisProcess() {
    String pipe = System.clearProperty(PIPE_PROPERTY);
    if (pipe == null) {
      return System.getenv();
    }
    try (InputStream in = Files.newInputStream(Path.of(pipe))) {
      return read(in).over(System.getenv());
    } catch (IOException failure) {
      throw new CommandException("The settings cannot be read from the launcher: " + FileReason.of(failure) + ".");
    }
  }

  /** These settings, completed from an environment. */
  public Map<String, String> over(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(settings);
    return all;
  }
}
