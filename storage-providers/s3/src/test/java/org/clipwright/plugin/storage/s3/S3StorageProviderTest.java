package org.clipwright.plugin.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.sdk.testkit.StorageProviderContract;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract on a real server. */
class S3StorageProviderTest extends StorageProviderContract {

  private static final String KEY = "test-key";
  private static final String SECRET = "test-secret";

  @TempDir static Path folder;

  private static BlobStore store;
  private static S3Proxy server;
  private StorageProvider storage;
  private S3Client other;

  @BeforeAll
  static void startServer() throws Exception {
    store = hugeTests() ? new FilesystemNio2BlobStore(folder.toString()) : new TransientNio2BlobStore();
    server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .build();
    server.start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
  }

  private static Map<String, String> settings(String... more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "bucket", "media", "prefix", "some/prefix", "endpoint", "http://127.0.0.1:" + server.getPort(),
                "access_key", KEY, "secret_key", SECRET));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  @BeforeEach
  void openEmptyBucket() {
    S3Settings read = S3Settings.read(settings());
    other =
        S3Client.builder().region(read.region()).endpointOverride(read.endpoint().orElseThrow()).forcePathStyle(true)
            .credentialsProvider(read.credentials()).build();
    other.createBucket(create -> create.bucket("media"));
    storage = new S3StorageFactory().open(settings());
  }

  @AfterEach
  void removeBucket() {
    other.listObjectsV2Paginator(list -> list.bucket("media")).contents()
        .forEach(object -> other.deleteObject(delete -> delete.bucket("media").key(object.key())));
    other.listMultipartUploads(list -> list.bucket("media")).uploads().forEach(upload -> other
        .abortMultipartUpload(abort -> abort.bucket("media").key(upload.key()).uploadId(upload.uploadId())));
    other.deleteBucket(delete -> delete.bucket("media"));
    other.close();
    storage.close();
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
    return Optional.of(server.getPort());
  }

  @Override
  protected StorageProvider reachedBy(int port) {
    return new S3StorageFactory().open(settings("endpoint", "http://127.0.0.1:" + port));
  }

  @Override
  protected boolean signsUploads() {
    return true;
  }

  @Override
  protected Optional<StorageProvider> refusedStorage() {
    return Optional.of(new S3StorageFactory().open(settings("secret_key", "not the secret")));
  }

  private static PutRequest text(String key) {
    return PutRequest.of(key, new ByteArrayInputStream("x".getBytes()), "text/plain");
  }

  @Test
  void objectsAreBelowThePrefix() {
    storage.put(text("a/b"));
    assertThat(other.headObject(head -> head.bucket("media").key("some/prefix/a/b")).contentLength()).isEqualTo(1);
    assertThat(storage.address("a/b"))
        .hasValueSatisfying(address -> assertThat(address.getPath()).isEqualTo("/media/some/prefix/a/b"));
  }

  @Test
  void publicObjectsAreRead() throws IOException {
    storage.put(text("open").withOptions(Map.of(PutRequest.ACL, "public-read")));
    storage.put(text("closed"));
    assertThat(status(storage.address("open").orElseThrow())).isEqualTo(200);
    assertThat(status(storage.address("closed").orElseThrow())).isEqualTo(403);
    assertThatThrownBy(() -> storage.put(text("odd").withOptions(Map.of(PutRequest.ACL, "everybody"))))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("\"everybody\" is not an ACL of S3; it can be ");
  }

  private static int status(URI address) throws IOException {
    return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
  }

  @Test
  void largeCopiesAreMadeInParts() throws IOException {
    byte[] content = new byte[12_000_000];
    content[11_000_000] = 7;
    StoredObject source = storage.put(PutRequest.of("large", new ByteArrayInputStream(content), "video/mp4"));
    S3Settings read = S3Settings.read(settings());
    StoredObject copy = new S3Copy(other, read, 5 << 20).copy(source, "some/prefix/large", "some/prefix/copy", "copy");
    assertThat(copy.etag()).isEqualTo(storage.find("copy").orElseThrow().etag());
    assertThat(storage.find("copy").orElseThrow().contentType()).isEqualTo("video/mp4");
    try (InputStream bytes = storage.open("copy")) {
      assertThat(bytes.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void failedUploadsLeaveNoParts() {
    InputStream broken = new InputStream() {
      private int left = 12_000_000;

      @Override
      public int read() throws IOException {
        if (left-- <= 0) {
          throw new IOException("The sender went away");
        }
        return 0;
      }
    };
    assertThatThrownBy(() -> storage.put(PutRequest.of("broken", broken, "video/mp4")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("The sender went away");
    assertThat(other.listMultipartUploads(list -> list.bucket("media")).uploads()).isEmpty();
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> new S3StorageFactory().open(settings("bucket", "nowhere")).put(text("a")))
        .hasMessage("The object \"a\" cannot be stored: there is no bucket \"nowhere\".");
    assertThatThrownBy(() -> new S3StorageFactory().open(settings("secret_key", "wrong")).put(text("a")))
        .hasMessage("The object \"a\" cannot be stored: S3 refuses the server's credentials (SignatureDoesNotMatch).");
    assertThatThrownBy(() -> new S3StorageFactory().open(settings("endpoint", "http://127.0.0.1:1")).find("a"))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE))
        .hasMessageContaining("the S3 server is unreachable (ConnectException)");
    assertThatThrownBy(() -> new S3StorageFactory().open(Map.of()))
        .hasMessage("S3 storage needs the setting \"bucket\".");
    assertThatThrownBy(() -> new S3StorageFactory().open(settings("secret_key", "")))
        .hasMessage("S3 needs the settings \"access_key\" and \"secret_key\" together, or neither.");
    assertThatThrownBy(() -> new S3StorageFactory().open(settings("endpoint", "s3.example")))
        .hasMessage("The setting \"endpoint\" of S3 must be an address such as https://s3.example.");
    assertThatThrownBy(() -> new S3StorageFactory().open(settings("prefix", "a/../b")))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void bucketOfTheOriginalsExampleWorks() {
    // The SDK no longer makes buckets of such names, but there are old ones.
    store.createContainer("MyS3Bucket");
    try (StorageProvider mine = new S3StorageFactory().open(settings("bucket", "MyS3Bucket", "prefix", ""))) {
      mine.put(text("my/S3/path/FILE.MP4"));
      assertThat(mine.find("my/S3/path/FILE.MP4")).isPresent();
      mine.delete("my/S3/path/FILE.MP4");
    }
    store.deleteBucket("MyS3Bucket");
  }
}
