package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.LinkRequest;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.sdk.storage.SignedUploads;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.junit.jupiter.api.Test;

/**
 * The contract of every storage backend; a backend's test subclasses it and overrides methods to declare optional
 * capabilities. Undeclared capabilities are not tested.
 */
public abstract class StorageProviderContract extends StorageNamesContract {

  private static final long MORE_THAN_ONE_REQUEST = (5L << 30) + 1;

  /** The backend under test, empty. */
  @Override
  protected abstract StorageProvider storage();

  /** Whether objects report the SHA-256 that they were stored with. */
  protected boolean keepsHashes() {
    return false;
  }

  /** Whether links can be signed; this test fetches them. */
  protected boolean signsLinks() {
    return false;
  }

  /** Whether clients can upload to the backend itself; this test does. */
  protected boolean signsUploads() {
    return false;
  }

  /**
   * How many objects the listing test stores; more than two pages of the backend's listing. The property
   * clipwright.test.objects takes precedence.
   */
  protected int manyObjects() {
    return 2_600;
  }

  /** Length of the longest object tested, in bytes; for multipart uploads it must span several parts. */
  protected long hugeBytes() {
    return 40_000_000;
  }

  /**
   * Whether objects may be larger than memory. Then the test's longest object has 5 GiB and a byte, which is more than
   * S3 takes or copies in one request, if the environment variable CLIPWRIGHT_HUGE_TESTS is "true".
   */
  protected boolean exceedsMemory() {
    return true;
  }

  /** Whether the longest objects are asked for. */
  protected static boolean hugeTests() {
    return Boolean.parseBoolean(System.getenv("CLIPWRIGHT_HUGE_TESTS"));
  }

  /** The same backend opened with credentials that it rejects; empty if it has no credentials. */
  protected Optional<StorageProvider> refusedStorage() {
    return Optional.empty();
  }

  @Test
  void hashIsKeptWhereTheBackendClaimsIt() throws IOException {
    String hash = Sha256.of("Hello");
    storage().put(PutRequest.of("hashed", stream("Hello"), "text/plain").withSha256(hash));
    assertThat(read("hashed")).isEqualTo("Hello");
    if (keepsHashes()) {
      assertThat(storage().find("hashed").orElseThrow().sha256()).contains(hash);
      assertThat(storage().copy("hashed", "copied").sha256()).contains(hash);
    }
    put("plain", "Hello");
    assertThat(storage().find("plain").orElseThrow().sha256()).isEmpty();
  }

  @Test
  void hugeObjectsComeAndGoWithoutBeingHeldInMemory() throws IOException {
    long length = exceedsMemory() && hugeTests() ? MORE_THAN_ONE_REQUEST : hugeBytes();
    StoredObject stored =
        storage().put(PutRequest.of("huge/one", new CountedBytes(length), "application/octet-stream"));
    assertThat(stored.size()).isEqualTo(length);
    assertThat(storage().put(PutRequest.of("huge/two", new CountedBytes(length), "video/mp4").withLength(length))
        .size())
        .isEqualTo(length);
    storage().delete("huge/one");
    StoredObject copy = storage().copy("huge/two", "huge/copy");
    assertThat(copy.size()).isEqualTo(length);
    assertThat(copy.contentType()).isEqualTo("video/mp4");
    for (long offset : new long[] {0, 1, length / 2, length - 9}) {
      assertThat(bytes("huge/copy", offset, 9)).isEqualTo(CountedBytes.at(offset, 9));
    }
    storage().deleteAll(List.of("huge/two", "huge/copy"));
  }

  private byte[] bytes(String key, long offset, int length) throws IOException {
    try (InputStream content = storage().open(key, new ByteRange(offset, length))) {
      return content.readAllBytes();
    }
  }

  @Test
  void moreObjectsThanAPageAreListedAndDeleted() {
    int many = Integer.getInteger("clipwright.test.objects", manyObjects());
    List<String> all = IntStream.range(0, many).mapToObj(i -> "many/" + i).toList();
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      all.forEach(key -> writers.submit(() -> put(key, "x")));
    }
    put("kept", "x");
    assertThat(keys("many/")).hasSize(many).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    storage().deleteAll(all);
    storage().deleteAll(List.of("many/0", "absent"));
    storage().deleteAll(List.of());
    assertThat(keys("")).containsExactly("kept");
  }

  /** A backend client that decodes names would escape from the folder that a user may use. */
  @Test
  void namesThatLookEncodedAreTakenAsTheyAre() throws IOException {
    put("part/%2e%2e/other", "x");
    assertThat(keys("")).containsExactly("part/%2e%2e/other");
    assertThat(read("part/%2e%2e/other")).isEqualTo("x");
    assertThat(storage().find("other")).isEmpty();
  }

  @Test
  void refusedCredentialsAreSaidInASentence() {
    refusedStorage().ifPresent(refused -> {
      assertThat(reason(() -> refused.find("a"))).isEqualTo(Reason.REFUSED);
      assertThat(reason(() -> refused.open("a"))).isEqualTo(Reason.REFUSED);
      assertThat(reason(() -> refused.put(PutRequest.of("a", stream("x"), "text/plain")))).isEqualTo(Reason.REFUSED);
      assertThat(reason(() -> refused.list("").forEach(object -> {}))).isEqualTo(Reason.REFUSED);
      assertThat(reason(() -> refused.delete("a"))).isEqualTo(Reason.REFUSED);
      refused.close();
    });
  }

  @Test
  void signedLinksGiveTheObjectWhileTheyLast() throws Exception {
    assertThat(storage().signedUrl(link("absent.txt", Duration.ofHours(1))).isPresent()).isEqualTo(signsLinks());
    if (!signsLinks()) {
      return;
    }
    put("dir/linked +ü.txt", "0123456789");
    HttpURLConnection whole = fetched(link("dir/linked +ü.txt", Duration.ofHours(1)));
    assertThat(whole.getResponseCode()).isEqualTo(200);
    assertThat(whole.getContentType()).isEqualTo("video/mp4");
    assertThat(whole.getHeaderField("Content-Disposition")).isEqualTo("attachment; filename=\"a b.mp4\"");
    assertThat(whole.getInputStream().readAllBytes()).asString().isEqualTo("0123456789");
    HttpURLConnection part = connection(link("dir/linked +ü.txt", Duration.ofHours(1)));
    part.setRequestProperty("Range", "bytes=2-4");
    assertThat(part.getResponseCode()).isEqualTo(206);
    assertThat(part.getInputStream().readAllBytes()).asString().isEqualTo("234");
    URI brief = storage().signedUrl(link("dir/linked +ü.txt", Duration.ofSeconds(1))).orElseThrow();
    Thread.sleep(2_500);
    assertThat(((HttpURLConnection) brief.toURL().openConnection()).getResponseCode()).isEqualTo(403);
  }

  @Test
  void clientsUploadInPartsByThemselves() throws Exception {
    assertThat(storage().signedUploads().isPresent()).isEqualTo(signsUploads());
    if (!signsUploads()) {
      return;
    }
    SignedUploads uploads = storage().signedUploads().orElseThrow();
    SignedUploads.Begun upload = uploads.begin("dir/direct +ü.mp4", "video/mp4");
    int length = 5 << 20;
    assertThat(sent(uploads, upload, 1, CountedBytes.at(0, length))).isBetween(200, 201);
    assertThat(storage().find(upload.key())).as("nothing is visible before it is complete").isEmpty();
    assertThat(reason(() -> uploads.complete(upload, 2))).isEqualTo(Reason.CONFLICT);
    assertThat(sent(uploads, upload, 2, CountedBytes.at(length, 9))).isBetween(200, 201);
    assertThat(uploads.complete(upload, 2).size()).isEqualTo(length + 9);
    StoredObject object = storage().find(upload.key()).orElseThrow();
    assertThat(object.size()).isEqualTo(length + 9);
    assertThat(object.contentType()).isEqualTo("video/mp4");
    assertThat(bytes(upload.key(), length - 4, 13)).isEqualTo(CountedBytes.at(length - 4, 13));
    uploads.abandon(upload);
    assertThat(storage().find(upload.key())).isPresent();
  }

  @Test
  void uploadsOfClientsEndWithTheirAddressAndCanBeForgotten() throws Exception {
    if (!signsUploads()) {
      return;
    }
    SignedUploads uploads = storage().signedUploads().orElseThrow();
    SignedUploads.Begun upload = uploads.begin("direct", "video/mp4");
    URI brief = uploads.address(upload, 1, 1, Duration.ofSeconds(1));
    Thread.sleep(2_500);
    assertThat(status(brief, new byte[1])).isEqualTo(403);
    assertThat(sent(uploads, upload, 1, new byte[1])).isBetween(200, 201);
    uploads.abandon(upload);
    uploads.abandon(upload);
    assertThat(storage().find("direct")).isEmpty();
    assertThat(keys("")).isEmpty();
  }

  private static int sent(SignedUploads uploads, SignedUploads.Begun upload, int number, byte[] part)
      throws IOException {
    return status(uploads.address(upload, number, part.length, Duration.ofHours(1)), part);
  }

  private static int status(URI address, byte[] part) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(part.length);
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    connection.getOutputStream().write(part);
    return connection.getResponseCode();
  }

  private static LinkRequest link(String key, Duration lifetime) {
    return new LinkRequest(key, lifetime, "video/mp4", Optional.of("attachment; filename=\"a b.mp4\""));
  }

  private HttpURLConnection connection(LinkRequest request) throws IOException {
    return (HttpURLConnection) storage().signedUrl(request).orElseThrow().toURL().openConnection();
  }

  private HttpURLConnection fetched(LinkRequest request) throws IOException {
    HttpURLConnection connection = connection(request);
    connection.connect();
    return connection;
  }
}
