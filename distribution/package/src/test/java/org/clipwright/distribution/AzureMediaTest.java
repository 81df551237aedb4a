package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.PublicAccessType;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All media in one container of Azurite, an import from another and exports to it: the original's examples as they are
 * sent, read back by Azure's own client.
 */
class AzureMediaTest {

  @TempDir private static Path folder;
  private static AzureStore store;
  private static ServerUnderTest server;

  private static BlobContainerClient media;
  private static BlobContainerClient shared;
  private static Client client;
  private static CloudRequests requests;

  @BeforeAll
  static void aServerWithItsMediaInAContainer() throws Exception {
    Optional<AzureStore> started = AzureStore.start(folder);
    assumeTrue(started.isPresent(),
        "Azurite is not on the PATH, and the tests of storage-providers/azure have not installed it.");
    store = started.get();
    media = store.container("all-media");
    shared = store.container("myblobcontainer");
    shared.getBlobClient("my/path/FILE.MP4").uploadFromFile(Samples.film(folder, 1).toString());
    server = ServerUnderTest.start(folder.resolve("data"), Map.of(
        "CLIPWRIGHT_STORAGE", "azure", "CLIPWRIGHT_AZURE_CONTAINER", "all-media", "CLIPWRIGHT_AZURE_PREFIX",
        "clipwright", "CLIPWRIGHT_AZURE_CONNECTION_STRING", store.connectionString(), "CLIPWRIGHT_AZURE_CONTAINERS",
        "MyBlobContainer, missing"));
    client = server.client();
    requests = new CloudRequests(client, Samples.project(client));
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    if (store != null) {
      store.close();
    }
  }

  @Test
  void filesComeFromAContainerAndExportsGoThere() throws Exception {
    Client.Answer imported = requests.importing("{ \"url\": \"my/path/FILE.MP4\", \"container\": \"MyBlobContainer\","
        + " \"name\": \"Custom-Filename.mp4\" }");
    assertThat(imported.status()).as(imported.json().toString()).isEqualTo(201);
    assertThat(imported.json().path("media").asText()).endsWith("/Custom-Filename.mp4");
    assertThat(imported.json().path("json").path("duration").asDouble()).isBetween(0.9, 1.2);
    requests.show(imported.json());

    JsonNode closed = requests.exported("{\"container\": \"MyBlobContainer\", \"url\": \"my/path/CLOSED.MP4\"}");
    assertThat(closed.path("status").asText()).as(closed.toString()).isEqualTo("completed");
    assertThat(shared.getBlobClient("my/path/CLOSED.MP4").getProperties().getBlobSize()).isPositive();
    assertThat(CloudRequests.anonymously(closed.path("json").path("uploaded").asText()).statusCode()).isIn(403, 404);

    JsonNode export = requests.exported(
        "{\"container\": \"MyBlobContainer\", \"url\": \"my/path/FILE.MP4\", \"public\": \"blob\"}");
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    BlobClient uploaded = shared.getBlobClient("my/path/FILE.MP4");
    byte[] output = Files.readAllBytes(client.download(export.path("output").asText(), folder.resolve("out.mp4")));
    assertThat(uploaded.downloadContent().toBytes()).isEqualTo(output);
    assertThat(uploaded.getProperties().getContentType()).isEqualTo("video/mp4");
    assertThat(shared.getProperties().getBlobPublicAccess()).isEqualTo(PublicAccessType.BLOB);
    HttpResponse<byte[]> anonymous = CloudRequests.anonymously(export.path("json").path("uploaded").asText());
    assertThat(anonymous.statusCode()).isEqualTo(200);
    assertThat(anonymous.body()).isEqualTo(output);
    assertThat(Samples.probe(folder.resolve("out.mp4")).path("has_video").asBoolean()).isTrue();

    assertThat(media.listBlobs()).isNotEmpty().allMatch(blob -> blob.getName().startsWith("clipwright/"));
    assertThat(CloudRequests.localMedia(folder.resolve("data"))).as("media in the data folder").isZero();
    assertThat(server.log()).doesNotContain(AzureStore.KEY);
  }

  @Test
  void missingContainerFailsTheExport() throws Exception {
    JsonNode picture = Samples.turningPicture(client, folder, 1);
    JsonNode nowhere =
        new CloudRequests(client, picture).exported("{\"container\": \"missing\", \"url\": \"a.mp4\"}");
    assertThat(nowhere.path("status").asText()).isEqualTo("failed");
    assertThat(nowhere.path("json").path("error").asText()).contains("there is no container \"missing\"");
    assertThat(nowhere.toString()).doesNotContain(AzureStore.KEY);
  }
}
