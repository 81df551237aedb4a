package org.clipwright.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Control groups, one for each worker, in a subtree delegated to this server: the system itself then limits the memory
 * that a worker and its children hold. Source: the kernel's admin-guide/cgroup-v2, "Delegation" and "No Internal
 * Process Constraint", and systemd's CGROUP_DELEGATION, which marks delegated groups by an attribute.
 *
 * @param folder the delegated group, which contains the workers' groups
 */
record WorkerGroups(Path folder) {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerGroups.class);
  private static final Path OWN = Path.of("/proc/self/cgroup");
  private static final Path MOUNTS = Path.of("/proc/self/mounts");
  private static final String CONTROL = "cgroup.subtree_control";
  private static final String PROCESSES = "cgroup.procs";
  private static final String DELEGATED = "delegate";

  /**
   * The groups of this process; empty when nothing is delegated to it, for example because no service manager started
   * it.
   */
  static Optional<WorkerGroups> ofThisProcess() {
    try {
      Optional<Path> mount = Files.readAllLines(MOUNTS).stream().map(line -> line.split(" "))
          .filter(fields -> fields.length > 2 && fields[2].equals("cgroup2")).map(fields -> Path.of(fields[1]))
          .findFirst();
      List<String> own = Files.readAllLines(OWN);
      return mount.flatMap(tree -> of(tree, own, WorkerGroups::isMarked));
    } catch (IOException otherSystem) {
      LOG.debug("This system has no control groups.", otherSystem);
      return Optional.empty();
    }
  }

  /**
   * The groups of a process.
   *
   * @param tree the root of the group hierarchy
   * @param own the lines of {@code /proc/self/cgroup}
   * @param delegated whether a group is delegated
   */
  static Optional<WorkerGroups> of(Path tree, List<String> own, Predicate<Path> delegated) {
    Optional<Path> group = own.stream().filter(line -> line.startsWith("0::/"))
        .map(line -> tree.resolve(line.substring("0::/".length())).normalize()).findFirst();
    try {
      if (group.isEmpty()) {
        return Optional.empty();
      }
      if (delegated.test(group.get())) {
        return new WorkerGroups(group.get()).inhabitable();
      }
      Path above = group.get().getParent();
      return above.startsWith(tree) && delegated.test(above) ? new WorkerGroups(above).inhabitable() : Optional.empty();
    } catch (IOException refused) {
      LOG.warn("A control group is delegated to the server, but cannot be used. group={}", group.get(), refused);
      return Optional.empty();
    }
  }

  private static boolean isMarked(Path group) {
    UserDefinedFileAttributeView marks = Files.getFileAttributeView(group, UserDefinedFileAttributeView.class);
    try {
      if (marks == null || !marks.list().contains(DELEGATED)) {
        return false;
      }
      ByteBuffer value = ByteBuffer.allocate(marks.size(DELEGATED));
      marks.read(DELEGATED, value);
      return new String(value.array(), StandardCharsets.UTF_8).startsWith("1");
    } catch (IOException unmarked) {
      return false;
    }
  }

  /** A group with limited subgroups may hold no processes itself, so its processes move into a subgroup. */
  private Optional<WorkerGroups> inhabitable() throws IOException {
    if (!words("cgroup.controllers").contains("memory")) {
      return Optional.empty();
    }
    List<String> here = words(PROCESSES);
    if (!here.isEmpty()) {
      Path server = Files.createDirectories(folder.resolve("server"));
      for (String process : here) {
        Files.writeString(server.resolve(PROCESSES), process);
      }
    }
    if (!words(CONTROL).contains("memory")) {
      Files.writeString(folder.resolve(CONTROL), "+memory");
    }
    return Optional.of(this);
  }

  private List<String> words(String file) throws IOException {
    String text = Files.readString(folder.resolve(file)).strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  /**
   * Puts a process into its own group, together with any children it starts later.
   *
   * @param worker the name of the group
   * @param mostBytes the most that all processes in it may hold together
   */
  void take(String worker, long pid, long mostBytes) {
    Path group = folder.resolve("worker-" + worker);
    try {
      if (!Files.isDirectory(group)) {
        Files.createDirectory(group);
      }
      Files.writeString(group.resolve("memory.max"), Long.toString(mostBytes));
      Files.writeString(group.resolve("memory.oom.group"), "1");
      Files.writeString(group.resolve(PROCESSES), Long.toString(pid));
    } catch (IOException refused) {
      LOG.error("A worker cannot be put into its control group; only the supervisor limits its memory. worker={}"
          + " pid={}", worker, pid, refused);
    }
  }
}
