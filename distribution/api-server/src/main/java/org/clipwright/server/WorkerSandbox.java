package org.clipwright.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The restrictions that the system itself imposes on a worker, whatever its code does: it cannot gain rights, or map
 * more private memory than a worker can ever need. They are set by programs that then exec the worker; one that does
 * not work here is left out.
 *
 * <p>The memory wall backs up {@link MemoryWatch}, which ends a worker long before, and says why. Source: setrlimit(2),
 * RLIMIT_DATA, which since Linux 4.7 counts all private writable mappings, including those of stacks and heaps whether
 * used or not. So it must leave much more room than a process holds.
 *
 * @param rights the command prefix that keeps it from gaining rights; of root's, it keeps those that file access needs
 * @param limiter the program that limits memory where there are no groups
 * @param groups control groups, which limit it better
 */
record WorkerSandbox(List<String> rights, String limiter, Optional<WorkerGroups> groups) {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerSandbox.class);
  private static final long HEADROOM_BYTES = 1L << 30;
  private static final long PATIENCE_SECONDS = 10;

  /**
   * The walls available on this machine, using util-linux.
   *
   * @param worker the user that workers run as, if not the server's user
   * @param groups the control groups through which the system limits their memory
   */
  static WorkerSandbox ofThisMachine(ServerUser user, Optional<WorkerUser> worker, Optional<WorkerGroups> groups) {
    return new WorkerSandbox(worker.map(other -> other.words(user)).orElseGet(() -> ofServer(user)), "/usr/bin/prlimit",
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

  /** How much private memory a process with this budget may map. */
  static long bytes(long budgetBytes) {
    return 2 * budgetBytes + HEADROOM_BYTES;
  }

  /** The command prefix of a worker with this budget; empty where there are no such walls. */
  List<String> before(long budgetBytes) {
    List<String> words = new ArrayList<>();
    for (List<String> wall : groups.isPresent() ? List.of(rights) : List.of(rights, memory(budgetBytes))) {
      if (works(wall)) {
        words.addAll(wall);
      }
    }
    return words;
  }

  /** Puts a newly started worker behind the walls that are not part of its command. */
  void surround(String worker, long pid, long budgetBytes) {
    groups.ifPresent(tree -> tree.take(worker, pid, heldBytes(budgetBytes)));
  }

  /**
   * The limit of a control group whose worker has this budget: the point at which {@link MemoryWatch} would no longer
   * wait.
   */
  private static long heldBytes(long budgetBytes) {
    return budgetBytes / 2 * 3;
  }

  private List<String> memory(long budgetBytes) {
    return List.of(limiter, "--data=" + bytes(budgetBytes), "--");
  }

  /** Logs which walls are in force. */
  void tell(long budgetBytes) {
    String memory = groups.isPresent() ? "cgroup" : works(memory(budgetBytes)) ? "RLIMIT_DATA" : "none";
    LOG.info("The system confines workers. rights={} memory={}",
        works(rights) ? "no_new_privs" : "none", memory);
  }

  /** A conflict with an existing limit, or a missing right to drop rights, would keep workers from starting. */
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
