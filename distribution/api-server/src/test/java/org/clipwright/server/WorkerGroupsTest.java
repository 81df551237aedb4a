package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which control groups are used, and what is written there; plain files stand for the kernel's. */
class WorkerGroupsTest {

  @TempDir Path tree;

  private Path group(String path, String controllers, String control, String processes) throws IOException {
    Path group = Files.createDirectories(tree.resolve(path));
    Files.writeString(group.resolve("cgroup.controllers"), controllers + "\n");
    Files.writeString(group.resolve("cgroup.subtree_control"), control + "\n");
    Files.writeString(group.resolve("cgroup.procs"), processes);
    return group;
  }

  @Test
  void serverWhoseGroupIsDelegatedMovesAsideAndBoundsItsWorkers() throws Exception {
    Path service = group("system.slice/clipwright.service", "cpu memory", "", "17\n18\n");
    WorkerGroups groups =
        WorkerGroups.of(tree, List.of("1:name=systemd:/other", "0::/system.slice/clipwright.service"),
            service::equals).orElseThrow();
    assertThat(service.resolve("server/cgroup.procs")).hasContent("18");
    assertThat(service.resolve("cgroup.subtree_control")).hasContent("+memory");
    groups.take("render-1", 42, 1000);
    assertThat(service.resolve("worker-render-1/memory.max")).hasContent("1000");
    assertThat(service.resolve("worker-render-1/memory.oom.group")).hasContent("1");
    assertThat(service.resolve("worker-render-1/cgroup.procs")).hasContent("42");
    groups.take("render-1", 43, 1000);
    assertThat(service.resolve("worker-render-1/cgroup.procs")).hasContent("43");
  }

  @Test
  void serverInAGroupBelowTheDelegatedOneStaysThere() throws Exception {
    Path service = group("system.slice/clipwright.service", "memory", "memory", "");
    Path server = group("system.slice/clipwright.service/server", "memory", "", "17\n");
    assertThat(WorkerGroups.of(tree, List.of("0::/system.slice/clipwright.service/server"), service::equals))
        .contains(new WorkerGroups(service));
    assertThat(server.resolve("cgroup.procs")).hasContent("17");
  }

  @Test
  void groupsOfOthersAreLeftAlone() throws Exception {
    Path slice = group("user.slice", "memory", "memory", "");
    assertThat(WorkerGroups.of(tree, List.of("0::/user.slice/session-1.scope"), _ -> false)).isEmpty();
    assertThat(WorkerGroups.of(tree, List.of("4:memory:/x"), _ -> true)).isEmpty();
    assertThat(slice).isDirectoryNotContaining("glob:**worker-*");
  }

  @Test
  void delegatedGroupWithoutMemoryOrThatIsNotThereIsNoWall() throws Exception {
    group("a", "cpu", "", "");
    assertThat(WorkerGroups.of(tree, List.of("0::/a"), _ -> true)).isEmpty();
    assertThat(WorkerGroups.of(tree, List.of("0::/missing"), _ -> true)).isEqualTo(Optional.empty());
  }
}
