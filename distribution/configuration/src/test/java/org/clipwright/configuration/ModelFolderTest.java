package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching the files of models from a web server of this machine, and adding them by hand. */
class ModelFolderTest {

  private static final int BYTES = 300_000;
  private static final ModelFile UNKNOWN_SUM = new ModelFile("ggml-any.bin", BYTES, "");

  @TempDir private Path folder;

  private final byte[] content = new byte[BYTES];
  private Server server;
  private Path offered;

  @BeforeEach
  void serve() throws Exception {
    new Random(5).nextBytes(content);
    offered = Files.createDirectories(folder.resolve("offered"));
    Files.write(offered.resolve("ggml-any.bin"), content);
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ResourceHandler files = new ResourceHandler();
    files.setBaseResource(ResourceFactory.of(server).newResource(offered));
    server.setHandler(files);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private ModelFolder models(long limit) {
    return new ModelFolder(new Configuration.Models(folder.resolve("models"), Optional.of(server.getURI()), limit));
  }

  private static String sum(Path file) throws IOException {
    return ModelDownload.sha1(file);
  }

  @Test
  void aFileIsFetchedWithProgressAndFoundFromThenOn() throws IOException {
    ModelFile file = new ModelFile("ggml-any.bin", BYTES, sum(offered.resolve("ggml-any.bin")));
    List<Double> progress = new ArrayList<>();
    Path fetched = models(BYTES).fetch("whisper", file, progress::add);
    assertThat(fetched).hasBinaryContent(content).isEqualTo(folder.resolve("models/whisper/ggml-any.bin"));
    assertThat(progress).isSorted().endsWith(1.0);
    assertThat(models(BYTES).find("whisper", file)).contains(fetched);
    assertThat(models(BYTES).names("whisper")).containsExactly("ggml-any.bin");
    assertThat(models(BYTES).names("other")).isEmpty();
  }

  @Test
  void aFetchGoesOnWhereAnEarlierOneEnded() throws IOException {
    Path part = Files.createDirectories(folder.resolve("models/whisper")).resolve("ggml-any.bin.part");
    byte[] first = new byte[BYTES / 3];
    Files.write(part, first);
    byte[] whole = content.clone();
    System.arraycopy(first, 0, whole, 0, first.length);
    assertThat(models(BYTES).fetch("whisper", UNKNOWN_SUM, _ -> {})).hasBinaryContent(whole);
    assertThat(part).doesNotExist();
  }

  @Test
  void aFileWithAnotherSumIsThrownAway() {
    ModelFile file = new ModelFile("ggml-any.bin", BYTES, "0".repeat(40));
    assertThatThrownBy(() -> models(BYTES).fetch("whisper", file, _ -> {})).isInstanceOf(PlatformException.class)
        .hasMessageContaining("SHA-1").hasMessageContaining("models/whisper/ggml-any.bin");
    assertThat(folder.resolve("models/whisper")).isEmptyDirectory();
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> models(1000).fetch("whisper", UNKNOWN_SUM, _ -> {})).isInstanceOf(PlatformException.class)
        .hasMessageContaining("CLIPWRIGHT_MODEL_LIMIT");
  }

  @Test
  void whatCannotBeFetchedTellsWhichFileToPutWhere() throws Exception {
    ModelFile file = new ModelFile("ggml-none.bin", 1, "");
    assertThatThrownBy(() -> models(BYTES).fetch("whisper", file, _ -> {})).isInstanceOf(PlatformException.class)
        .hasMessageContaining("answers 404").hasMessageContaining("Put it to models/whisper/ggml-none.bin");
    URI gone = server.getURI();
    server.stop();
    ModelFolder unreachable =
        new ModelFolder(new Configuration.Models(folder.resolve("models"), Optional.of(gone), BYTES));
    assertThatThrownBy(() -> unreachable.fetch("whisper", file, _ -> {})).isInstanceOf(PlatformException.class)
        .hasMessageContaining("cannot be reached").hasMessageContaining("Put it to models/whisper/ggml-none.bin");
  }

  @Test
  void severalWhoWantAFileGetItOnce() throws Exception {
    List<CompletableFuture<Path>> fetches = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      fetches.add(CompletableFuture.supplyAsync(() -> models(BYTES).fetch("whisper", UNKNOWN_SUM, _ -> {})));
    }
    for (CompletableFuture<Path> fetch : fetches) {
      assertThat(fetch.get()).hasBinaryContent(content);
    }
  }

  @Test
  void filesAreAddedByHandWhenTheyAreWhatTheyShouldBe() throws IOException {
    Path own = offered.resolve("ggml-any.bin");
    assertThat(models(BYTES).add(own, "whisper", UNKNOWN_SUM)).hasBinaryContent(content);
    ModelFile other = new ModelFile("ggml-base.bin", BYTES, "1".repeat(40));
    assertThatThrownBy(() -> models(BYTES).add(own, "whisper", other)).isInstanceOf(CommandException.class)
        .hasMessageContaining("SHA-1");
    assertThatThrownBy(() -> models(10).add(own, "whisper", UNKNOWN_SUM)).isInstanceOf(CommandException.class)
        .hasMessageContaining("CLIPWRIGHT_MODEL_LIMIT");
  }
}
