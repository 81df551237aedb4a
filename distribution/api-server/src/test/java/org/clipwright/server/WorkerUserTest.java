package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.configuration.CommandException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerUserTest {

  private static final ServerUser HERE = ServerUser.ofThisProcess();

  @TempDir Path folder;

  private static WorkerUser nobody() {
    Assumptions.assumeTrue(HERE.isRoot(), "Only root may start programs as another user.");
    return WorkerUser.named("nobody");
  }

  private static String asNobody(String... command) throws Exception {
    List<String> words =
        new ArrayList<>(WorkerSandbox.ofThisMachine(HERE, Optional.of(nobody()), Optional.empty()).before(60 << 20));
    words.addAll(List.of(command));
    return new String(
        new ProcessBuilder(words).redirectErrorStream(true).start().getInputStream().readAllBytes(),
        StandardCharsets.UTF_8).strip();
  }

  @Test
  void programsRunAsThatUserWithoutAnyRightOfTheServers() throws Exception {
    assertThat(asNobody("id", "-u")).isEqualTo(Long.toString(nobody().uid()));
    assertThat(asNobody("id", "-G")).isEqualTo(Long.toString(nobody().gids().getFirst()));
    assertThat(asNobody("cat", "/proc/self/status")).containsPattern("NoNewPrivs:\\s+1")
        .containsPattern("CapEff:\\s+0000000000000000").containsPattern("CapBnd:\\s+0000000000000000");
  }

  @Test
  void foldersOfWorkersAreOpenedAndNothingElse() throws Exception {
    WorkerUser user = nobody();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = Files.createDirectory(folder.resolve("data"));
    Path plugins = Files.createDirectories(data.resolve("plugins/lib"));
    Files.writeString(plugins.resolve("own.jar"), "plugin");
    Files.setPosixFilePermissions(plugins.resolve("own.jar"), PosixFilePermissions.fromString("rw-------"));
    Path scratch = Files.createDirectories(data.resolve("scratch/old"));
    Path secret = Files.writeString(data.resolve("token.key"), "secret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    WorkerFolders.open(user, data, List.of(data.resolve("plugins"), data.resolve("missing")),
        List.of(data.resolve("scratch")));

    assertThat(asNobody("cat", plugins.resolve("own.jar").toString())).isEqualTo("plugin");
    assertThat(asNobody("touch", scratch.resolve("new").toString())).isEmpty();
    assertThat(Files.getOwner(scratch.resolve("new")).getName()).isEqualTo("nobody");
    assertThat(asNobody("cat", secret.toString())).endsWith("Permission denied");
    assertThat(asNobody("ls", data.toString())).endsWith("Permission denied");
    assertThat(asNobody("touch", plugins.resolve("evil.jar").toString())).endsWith("Permission denied");
    user.empty(HERE, data.resolve("scratch"));
    assertThat(data.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void whatWorkersCannotReadIsNamedAtTheStart() throws Exception {
    Path hidden = Files.createDirectory(folder.resolve("hidden"));
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
    assertThatThrownBy(() -> nobody().require(HERE, List.of(hidden.resolve("lib"))))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("CLIPWRIGHT_WORKER_USER is \"nobody\", who cannot read " + hidden.resolve("lib"));
  }

  @Test
  void serverWithoutTheRightToBecomeAnotherRefuses() {
    assertThatThrownBy(() -> WorkerUser.requireRights("CapEff:\t0000000000000000\n"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("start it as root, or with the capabilities");
    assertThatThrownBy(() -> WorkerUser.requireRights("")).isInstanceOf(CommandException.class);
    assertThatCode(() -> WorkerUser.requireRights("CapEff:\t000001fffeffffff\n")).doesNotThrowAnyException();
  }

  @Test
  void usersThatAreNoneOrNoOthersAreRefused() {
    assertThatThrownBy(() -> WorkerUser.named("no-such-user"))
        .hasMessageContaining("there is no such user on this machine");
    assertThatThrownBy(() -> WorkerUser.named("root")).hasMessageContaining("must be a user other than root");
    assertThatThrownBy(() -> WorkerUser.named(System.getProperty("user.name"))).hasMessageContaining("other than root");
  }

  @Test
  void storedMediaAreSharedByTheGroupOfTheWorkersUnlessThereIsAnother() {
    WorkerUser user = new WorkerUser("worker", "workers", 1234, List.of(1234L));
    assertThat(user.settings(Map.of())).containsEntry("CLIPWRIGHT_STORAGE_GROUP", "workers");
    Map<String, String> chosen = Map.of("CLIPWRIGHT_STORAGE_GROUP", "daemon");
    assertThat(user.settings(chosen)).isEqualTo(chosen);
    assertThat(user.sharing(chosen).gids()).hasSize(2).startsWith(1234L);
    assertThat(user.sharing(chosen).words(new ServerUser(Optional.of("root"))))
        .anyMatch(word -> word.startsWith("--groups="));
  }
}
