package org.clipwright.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the system itself keeps a worker from, whatever the code in it does: to gain rights, and to map more private
 * memory than a worker can ever need. They are set by programs that then become the worker; one that does not work here
 * is left out.
 *
 * <p>The wall round memory stands behind {@link MemoryWatch}, which ends a worker long before, and tells why. Source:
 * setrlimit(2), RLIMIT_DATA, which since Linux 4.7 counts all private writable mappings, those of stacks and heaps
 * included whether they are used or not. So it has to leave much more room than a process holds.
 *
 * @param rights words before a command that keep it from gaining rights; of those of root it keeps what files need
 * @param limiter the program that limits memory, where there are no groups
 * @param groups control groups, which limit it better
 */
record WorkerWalls(List<String> rights, String limiter, Optional<WorkerGroups> groups) {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerWalls.class);
  private static final long HEADROOM_BYTES = 1L << 30;
  private static final long PATIENCE_SECONDS = 10;

  /**
   * Those of this machine, by the programs of util-linux.
   *
   * @param worker who workers run as, when it is another than the server's user
   * @param groups where the system bounds their memory by itself
   */
  static WorkerWalls ofThisMachine(ServerUser user, Optional<WorkerUser> worker, Optional<WorkerGroups> groups) {
    return new WorkerWalls(worker.map(other -> other.words(user)).orElseGet(() -> ofServer(user)), "/usr/bin/prlimit",
        groups);
  }

  private static List<String> ofServer(ServerUser user) {
    List<String> rights = new ArrayList<>(List.of("/usr/bin/setpriv", "--no-new-privs"));
    if (user.isRoot()) {
      rights.addAll(List.of("--inh-caps=-all", "--bounding-set=-all,+dac_override,+fowner,+chown"));
    }
    rights.add("--");
    return rights;
  }

  /** How much private memory a process may map that may hold so much. */
  static long bytes(long budgetBytes) {
    return 2 * budgetBytes + HEADROOM_BYTES;
  }

  /** The words before the command of a worker that may hold so much; none where there are no such walls. */
  List<String> before(long budgetBytes) {
    List<String> words = new ArrayList<>();
    for (List<String> wall : groups.isPresent() ? List.of(rights) : List.of(rights, memory(budgetBytes))) {
      if (works(wall)) {
        words.addAll(wall);
      }
    }
    return words;
  }

  /** Puts a worker that has just started behind those that are not words of its command. */
  void surround(String worker, long pid, long budgetBytes) {
    groups.ifPresent(tree -> tree.take(worker, pid, heldBytes(budgetBytes)));
  }

  /**
   * How much a control group may hold whose worker may hold so much: where {@link MemoryWatch} would not wait any
   * longer.
   */
  private static long heldBytes(long budgetBytes) {
    return budgetBytes / 2 * 3;
  }

  private List<String> memory(long budgetBytes) {
    return List.of(limiter, "--data=" + bytes(budgetBytes), "--");
  }

  /** Tells the log which walls are in force. */
  void tell(long budgetBytes) {
    String memory = groups.isPresent() ? "cgroup" : works(memory(budgetBytes)) ? "RLIMIT_DATA" : "none";
    LOG.info("The system confines workers. rights={} memory={}",
        works(rights) ? "no_new_privs" : "none", memory);
  }

  /**
   * A limit below one that is set already, or a right to give rights up that is missing, would keep workers from
   * starting.
   */
  private static boolean works(List<String> wall) {
    List<String> nothing = new ArrayList<>(wall);
    nothing.add("true");
    try {
      Process process = new ProcessBuilder(nothing)
          .redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
