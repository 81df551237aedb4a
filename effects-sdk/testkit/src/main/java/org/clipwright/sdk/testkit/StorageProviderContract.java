package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.LinkRequest;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.junit.jupiter.api.Test;

/**
 * What every storage backend has to hold to; a backend's test subclasses it, and says by overriding what it can beyond
 * that. What it does not claim is not tested.
 */
public abstract class StorageProviderContract extends StorageNamesContract {

  /** The backend under test, empty. */
  @Override
  protected abstract StorageProvider storage();

  /** Whether objects tell the SHA-256 that they were stored with. */
  protected boolean keepsHashes() {
    return false;
  }

  /** Whether addresses can be signed; they are fetched by this test. */
  protected boolean signsLinks() {
    return false;
  }

  /**
   * How many objects are listed at a time; more than a page of the backend has. The property clipwright.test.objects
   * wins.
   */
  protected int manyObjects() {
    return 1_100;
  }

  /** Length of the longest object that is tried, in bytes; one that a backend uploads in parts has to have several. */
  protected long hugeBytes() {
    return 40_000_000;
  }

  /** The backend opened once more, with credentials that it refuses; empty where it has none. */
  protected Optional<StorageProvider> refusedStorage() {
    return Optional.empty();
  }

  @Test
  void hashIsKeptWhereTheBackendClaimsIt() throws IOException {
    String hash = HexFormat.of().formatHex(sha256("Hello".getBytes(StandardCharsets.UTF_8)));
    storage().put(PutRequest.of("hashed", stream("Hello"), "text/plain").withSha256(hash));
    assertThat(read("hashed")).isEqualTo("Hello");
    if (keepsHashes()) {
      assertThat(storage().find("hashed").orElseThrow().sha256()).contains(hash);
      assertThat(storage().copy("hashed", "copied").sha256()).contains(hash);
    }
    put("plain", "Hello");
    assertThat(storage().find("plain").orElseThrow().sha256()).isEmpty();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void hugeObjectsComeAndGoWithoutBeingHeldInMemory() throws IOException {
    long length = hugeBytes();
    StoredObject stored =
        storage().put(PutRequest.of("huge/one", new CountedBytes(length), "application/octet-stream"));
    assertThat(stored.size()).isEqualTo(length);
    assertThat(storage().put(PutRequest.of("huge/two", new CountedBytes(length), "video/mp4").withLength(length))
        .size())
        .isEqualTo(length);
    StoredObject copy = storage().copy("huge/two", "huge/copy");
    assertThat(copy.size()).isEqualTo(length);
    assertThat(copy.contentType()).isEqualTo("video/mp4");
    for (long offset : new long[] {0, 1, length / 2, length - 9}) {
      assertThat(bytes("huge/copy", offset, 9)).isEqualTo(CountedBytes.at(offset, 9));
    }
    storage().deleteAll(List.of("huge/one", "huge/two", "huge/copy"));
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
