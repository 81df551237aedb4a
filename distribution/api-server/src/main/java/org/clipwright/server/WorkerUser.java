package org.clipwright.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Setting;

/**
 * An operating-system user that workers run as, other than the server's.
 *
 * @param name its name
 * @param group the name of its group, by which it shares stored media with the server
 * @param uid its number
 * @param gids the numbers of its groups, its own first
 */
record WorkerUser(String name, String group, long uid, List<Long> gids) {

  /** Bits of capabilities(7): chown, dac_override, fowner, kill, setgid, setuid. */
  private static final long NEEDED_RIGHTS = 1 | 1 << 1 | 1 << 3 | 1 << 5 | 1 << 6 | 1 << 7;

  private static final Pattern EFFECTIVE = Pattern.compile("CapEff:\\s+([0-9a-f]+)");
  private static final long PATIENCE_SECONDS = 10;

  /**
   * Looks a user up.
   *
   * @throws CommandException when there is no such user, or it is the server's own
   */
  static WorkerUser named(String name) {
    long uid = number(name, "-u");
    if (uid == 0 || uid == number("", "-u")) {
      throw refused("must be a user other than root and the server's own, so it cannot be \"" + name + "\"");
    }
    return new WorkerUser(name, text(name, "-gn"), uid, List.of(number(name, "-g")));
  }

  /** The same user, also in the group that the operator shares stored media with, if any. */
  WorkerUser sharing(Map<String, String> settings) {
    String wanted = storageGroup(settings);
    return wanted.isEmpty() || wanted.equals(group)
        ? this : new WorkerUser(name, group, uid, List.of(gids.getFirst(), groupNumber(wanted)));
  }

  /** The settings with a group for the stored media, unless the operator has chosen one. */
  Map<String, String> settings(Map<String, String> given) {
    Map<String, String> shared = new HashMap<>(given);
    if (storageGroup(given).isEmpty()) {
      shared.put(Setting.STORAGE_GROUP.variable(), group);
    }
    return shared;
  }

  private static String storageGroup(Map<String, String> settings) {
    return settings.getOrDefault(Setting.STORAGE_GROUP.variable(), "").strip();
  }

  /**
   * The command prefix that runs a command as this user, without any of the server's rights and no way to gain them.
   */
  List<String> words(ServerUser server) {
    List<String> words = new ArrayList<>(List.of(
        "/usr/bin/setpriv", "--no-new-privs", "--reuid=" + uid, "--regid=" + gids.getFirst(), "--inh-caps=-all"));
    words.add(gids.size() > 1 ? "--groups=" + gids.get(1) : "--clear-groups");
    if (server.isRoot()) {
      words.add("--bounding-set=-all");
    }
    words.add("--");
    return words;
  }

  /**
   * Does nothing when this process can start and kill processes of this user, and the user can read what workers need.
   *
   * @param needed the files that workers read
   * @throws CommandException otherwise
   */
  void require(ServerUser server, List<Path> needed) {
    requireRights(ownStatus());
    if (!succeeds(server, List.of("true"))) {
      throw refused("needs setpriv from util-linux in /usr/bin, which does not work here");
    }
    for (Path file : needed) {
      if (!succeeds(server, List.of("test", "-r", file.toString()))) {
        throw refused("is \"" + name + "\", who cannot read " + file
            + ": give this user access to all folders above it, or move it");
      }
    }
  }

  /** @param status the status of the process that starts workers, as in {@code /proc/self/status} */
  static void requireRights(String status) {
    Matcher rights = EFFECTIVE.matcher(status);
    long held = rights.find() ? Long.parseUnsignedLong(rights.group(1), 16) : 0;
    if ((held & NEEDED_RIGHTS) != NEEDED_RIGHTS) {
      throw refused("needs a server that may start programs as another user: start it as root, or with the"
          + " capabilities CHOWN, DAC_OVERRIDE, FOWNER, KILL, SETGID and SETUID; or remove the setting");
    }
  }

  /** Empties a folder of this user, with this user's rights and no others. */
  void empty(ServerUser server, Path folder) {
    if (!succeeds(server, List.of("find", folder.toString(), "-mindepth", "1", "-delete"))) {
      throw refused("is \"" + name + "\", whose folder " + folder + " cannot be emptied: remove it");
    }
  }

  private static String ownStatus() {
    try {
      return Files.readString(Path.of("/proc/self/status"));
    } catch (IOException otherSystem) {
      return "";
    }
  }

  private boolean succeeds(ServerUser server, List<String> command) {
    List<String> whole = new ArrayList<>(words(server));
    whole.addAll(command);
    return run(whole).isPresent();
  }

  private static long number(String name, String which) {
    return Long.parseLong(text(name, which));
  }

  private static String text(String name, String which) {
    List<String> command = new ArrayList<>(List.of("id", which));
    if (!name.isEmpty()) {
      command.add(name);
    }
    return run(command)
        .orElseThrow(() -> refused("is \"" + name + "\", and there is no such user on this machine"));
  }

  private static long groupNumber(String group) {
    return run(List.of("getent", "group", group)).map(line -> Arrays.asList(line.split(":")))
        .filter(fields -> fields.size() > 2).map(fields -> Long.parseLong(fields.get(2)))
        .orElseThrow(() -> refused("cannot share \"" + group + "\", since there is no such group on this machine"));
  }

  /** A program's output, without the final line break; empty when it fails or is not installed. */
  private static Optional<String> run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static CommandException refused(String why) {
    return new CommandException(Setting.WORKER_USER.variable() + " " + why + ".");
  }
}
