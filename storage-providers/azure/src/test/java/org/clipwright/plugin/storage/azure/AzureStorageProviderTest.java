package org.clipwright.plugin.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.testkit.StorageProviderContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on Azurite, where that can be had. */
class AzureStorageProviderTest extends StorageProviderContract {

  private static final int PAGE = 100;

  @TempDir static Path folder;

  private static Azurite server;
  private BlobContainerClient container;
  private StorageProvider storage;

  @BeforeAll
  static void startServer() throws Exception {
    Optional<Azurite> started = Azurite.start(folder);
    assumeTrue(started.isPresent(),
        "Azurite is not on the PATH, and npm cannot install it; see target/npm/install.log.");
    server = started.get();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  private Map<String, String> settings(String... more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "container", container.getBlobContainerName(), "prefix", "some/prefix",
                "connection_string", server.connectionString()));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  @BeforeEach
  void openEmptyContainer() {
    BlobServiceClient other =
        new BlobServiceClientBuilder().connectionString(server.connectionString()).buildClient();
    container = other.getBlobContainerClient("c" + UUID.randomUUID());
    container.create();
    storage = new AzureStorageProvider(AzureSettings.read(settings()), PAGE);
  }

  @AfterEach
  void removeContainer() {
    storage.close();
    container.delete();
  }

  @Override
  protected StorageProvider storage() {
    return storage;
  }

  @Override
  protected boolean keepsHashes() {
    return true;
  }

  @Override
  protected boolean signsLinks() {
    return true;
  }

  @Override
  protected Optional<Integer> serverPort() {
    return Optional.of(server.port());
  }

  @Override
  protected StorageProvider reachedBy(int port) {
    return new AzureStorageFactory().open(settings("connection_string",
        server.connectionString().replace(":" + server.port() + "/", ":" + port + "/")));
  }

  @Override
  protected boolean signsUploads() {
    return true;
  }

  /** Each is stored and deleted by requests of its own, so few make three pages. */
  @Override
  protected int manyObjects() {
    return 3 * PAGE - 1;
  }

  @Override
  protected Optional<StorageProvider> refusedStorage() {
    return Optional.of(
        new AzureStorageFactory().open(settings("connection_string", server.connectionString("bm90IHRoZSBrZXk="))));
  }

  private static PutRequest text(String key) {
    return PutRequest.of(key, new ByteArrayInputStream("x".getBytes()), "text/plain");
  }

  @Test
  void objectsAreBelowThePrefix() {
    storage.put(text("a/b"));
    assertThat(container.getBlobClient("some/prefix/a/b").exists()).isTrue();
    assertThat(storage.address("a/b")).hasValueSatisfying(address -> assertThat(address.getPath())
        .isEqualTo("/devstoreaccount1/" + container.getBlobContainerName() + "/some/prefix/a/b"));
  }

  @Test
  void publicBlobsAreReadByAnyone() throws IOException {
    storage.put(text("a"));
    URI address = storage.address("a").orElseThrow();
    assertThat(status(address)).isIn(403, 404);
    storage.put(text("a").withOptions(Map.of(PutRequest.PUBLIC, "blob")));
    assertThat(status(address)).isEqualTo(200);
    assertThatThrownBy(() -> storage.put(text("a").withOptions(Map.of(PutRequest.PUBLIC, "everybody"))))
        .hasMessage("\"everybody\" is not a public access level of Azure; it can be blob, container or off.");
  }

  private static int status(URI address) throws IOException {
    return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
  }

  @Test
  void containerNamesMayBeWrittenInAnyCase() {
    try (StorageProvider same =
        new AzureStorageFactory()
            .open(settings("container", container.getBlobContainerName().toUpperCase(Locale.ROOT)))) {
      same.put(text("a"));
      assertThat(storage.find("a")).isPresent();
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> new AzureStorageFactory().open(settings("container", "nowhere")).put(text("a")))
        .hasMessage("The object \"a\" cannot be stored: there is no container \"nowhere\".");
    assertThatThrownBy(() -> refusedStorage().orElseThrow().put(text("a")))
        .hasMessageStartingWith("The object \"a\" cannot be stored: Azure refuses ");
    assertThatThrownBy(() -> new AzureStorageFactory().open(Map.of("container", "abc")))
        .hasMessage("Azure storage needs the setting \"connection_string\", or \"account\".");
    assertThatThrownBy(() -> new AzureStorageFactory().open(Map.of("container", "abc", "connection_string", "geheim")))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> new AzureStorageFactory().open(Map.of()))
        .hasMessage("Azure storage needs the setting \"container\".");
  }
}
