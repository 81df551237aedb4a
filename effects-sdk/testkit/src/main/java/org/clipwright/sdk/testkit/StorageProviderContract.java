package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.LinkRequest;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every storage backend has to hold to; a backend's test subclasses it, and says by overriding what it can beyond
 * that. What it does not claim is not tested.
 */
public abstract class StorageProviderContract {

  private static final int LARGE = 3_000_000;

  /** The backend under test, empty. */
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

  private StoredObject put(String key, String text) {
    return storage().put(PutRequest.of(key, stream(text), "text/plain"));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String read(String key) throws IOException {
    try (InputStream content = storage().open(key)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String read(String key, long offset, long length) throws IOException {
    try (InputStream content = storage().open(key, new ByteRange(offset, length))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> keys(String prefix) {
    try (Stream<StoredObject> objects = storage().list(prefix)) {
      return objects.map(StoredObject::key).toList();
    }
  }

  private static Reason reason(Runnable action) {
    try {
      action.run();
    } catch (StorageException failure) {
      assertThat(failure.getMessage()).endsWith(".");
      return failure.reason();
    }
    throw new AssertionError("Nothing failed.");
  }

  @Test
  void storedBytesComeBack() throws IOException {
    put("a.txt", "Hello");
    assertThat(read("a.txt")).isEqualTo("Hello");
  }

  @Test
  void largeObjectsComeBackUnchanged() throws IOException {
    byte[] bytes = new byte[LARGE];
    new Random(7).nextBytes(bytes);
    StoredObject stored =
        storage().put(PutRequest.of("large/one.bin", new ByteArrayInputStream(bytes), "application/octet-stream"));
    assertThat(stored.size()).isEqualTo(LARGE);
    try (InputStream content = storage().open("large/one.bin")) {
      assertThat(content.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void aFileThatIsGivenCanBeRemovedAfterwards() throws IOException {
    Path file = Files.createTempFile("given", ".part");
    Files.writeString(file, "Hello");
    try (InputStream content = Files.newInputStream(file)) {
      StoredObject stored =
          storage().put(PutRequest.of("given/a.txt", content, "text/plain").withLength(5).withFile(file));
      assertThat(stored.size()).isEqualTo(5);
    }
    Files.delete(file);
    assertThat(read("given/a.txt")).isEqualTo("Hello");
    assertThat(keys("given/")).containsExactly("given/a.txt");
  }

  @Test
  void emptyObjectsAreObjects() throws IOException {
    assertThat(put("empty", "").size()).isZero();
    assertThat(read("empty")).isEmpty();
    assertThat(storage().find("empty")).isPresent();
  }

  @Test
  void factsOfAnObjectAreFound() {
    StoredObject stored = put("deep/in/folders/a.txt", "Hello");
    StoredObject found = storage().find("deep/in/folders/a.txt").orElseThrow();
    assertThat(found.key()).isEqualTo("deep/in/folders/a.txt");
    assertThat(found.size()).isEqualTo(5);
    assertThat(found.contentType()).isEqualTo("text/plain");
    assertThat(found.etag()).isEqualTo(stored.etag()).isNotBlank().doesNotContain("\"");
    assertThat(found.modified()).isNotNull();
  }

  @Test
  void contentTypeIsKeptWhateverTheNameSays() {
    storage().put(PutRequest.of("odd.mp4", stream("x"), "application/x-odd"));
    assertThat(storage().find("odd.mp4").orElseThrow().contentType()).isEqualTo("application/x-odd");
    storage().put(PutRequest.of("odd.mp4", stream("x"), "video/mp4"));
    assertThat(storage().find("odd.mp4").orElseThrow().contentType()).isEqualTo("video/mp4");
  }

  @Test
  void secondPutReplacesTheObjectAndItsTag() throws IOException {
    StoredObject first = put("a", "one");
    StoredObject second = put("a", "two");
    assertThat(read("a")).isEqualTo("two");
    assertThat(second.etag()).isNotEqualTo(first.etag());
  }

  @Test
  void absentObjectIsNotFoundAndCannotBeOpened() {
    assertThat(storage().find("nothing/here")).isEmpty();
    assertThat(reason(() -> storage().open("nothing/here"))).isEqualTo(Reason.MISSING);
    assertThat(reason(() -> storage().open("nothing/here", new ByteRange(0, 1)))).isEqualTo(Reason.MISSING);
    assertThat(reason(() -> storage().copy("nothing/here", "there"))).isEqualTo(Reason.MISSING);
    assertThat(storage().find("there")).isEmpty();
  }

  @Test
  void rangesAreCutAtTheEnd() throws IOException {
    put("digits", "0123456789");
    assertThat(read("digits", 0, 4)).isEqualTo("0123");
    assertThat(read("digits", 3, 4)).isEqualTo("3456");
    assertThat(read("digits", 8, 100)).isEqualTo("89");
    assertThat(read("digits", 10, 1)).isEmpty();
    assertThat(read("digits", 1_000_000, 1)).isEmpty();
  }

  @Test
  void listGivesTheObjectsOfAPrefixOnly() {
    put("p/1/a", "x");
    put("p/1/b", "x");
    put("p/10/c", "x");
    put("q", "x");
    assertThat(keys("p/1/")).containsExactlyInAnyOrder("p/1/a", "p/1/b");
    assertThat(keys("p/1")).containsExactlyInAnyOrder("p/1/a", "p/1/b", "p/10/c");
    assertThat(keys("")).containsExactlyInAnyOrder("p/1/a", "p/1/b", "p/10/c", "q");
    assertThat(keys("nobody/")).isEmpty();
  }

  @Test
  void deletedObjectIsGoneAndDeletingTwiceIsFine() {
    put("d/a", "x");
    storage().delete("d/a");
    storage().delete("d/a");
    assertThat(storage().find("d/a")).isEmpty();
    assertThat(keys("d/")).isEmpty();
  }

  @Test
  void copyHasBytesAndTypeOfItsSource() throws IOException {
    storage().put(PutRequest.of("from.mp4", stream("Hello"), "video/mp4"));
    StoredObject copy = storage().copy("from.mp4", "to/there.mp4");
    assertThat(copy.key()).isEqualTo("to/there.mp4");
    assertThat(copy.contentType()).isEqualTo("video/mp4");
    assertThat(read("to/there.mp4")).isEqualTo("Hello");
    assertThat(read("from.mp4")).isEqualTo("Hello");
  }

  @Test
  void unusualButLegalNamesWork() throws IOException {
    for (String key : List.of("with space.mp4", "ümläut/Ж/日本.mp4", "a..b", "..a", "a%2Fb", "q?x=1&y#z", "*")) {
      put(key, key);
      assertThat(read(key)).isEqualTo(key);
      assertThat(keys(key)).containsExactly(key);
    }
  }

  static Stream<String> illegalKeys() {
    return Stream.of(
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/..", "./a", "a/./b", "a\\b", "..\\a",
        "a\u0000b", "a\nb", "a\u007fb", "x".repeat(256), "x/".repeat(600) + "x");
  }

  @ParameterizedTest
  @MethodSource("illegalKeys")
  void illegalNamesAreRefusedEverywhere(String key) {
    assertThat(reason(() -> put(key, "x"))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().open(key))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().open(key, new ByteRange(0, 1)))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().find(key))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().delete(key))).isEqualTo(Reason.INVALID_KEY);
    assertThat(reason(() -> storage().copy("a", key))).isIn(Reason.INVALID_KEY, Reason.MISSING);
  }

  @Test
  void failedPutLeavesTheOldObjectAndNothingElse() throws IOException {
    put("a", "old");
    InputStream broken =
        new SequenceInputStream(
            stream("half"),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("The sender went away");
              }
            });
    assertThatThrownBy(() -> storage().put(PutRequest.of("a", broken, "text/plain")))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage().put(PutRequest.of("b", broken, "text/plain")))
        .isInstanceOf(StorageException.class);
    assertThat(read("a")).isEqualTo("old");
    assertThat(keys("")).containsExactly("a");
  }

  @Test
  void readersSeeTheOldObjectOrTheNewOneNeverAPart() throws Exception {
    String one = "1".repeat(200_000);
    String two = "2".repeat(100_000);
    put("swapped", one);
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> seen = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        seen.add(readers.submit(() -> {
          while (writing.get()) {
            assertThat(read("swapped")).isIn(one, two);
          }
          return null;
        }));
      }
      try {
        for (int i = 0; i < 20; i++) {
          put("swapped", i % 2 == 0 ? two : one);
        }
      } finally {
        writing.set(false);
      }
      for (Future<?> reader : seen) {
        reader.get();
      }
    }
  }

  @Test
  void localFileHoldsTheBytesWhereThereIsOne() throws IOException {
    put("a.txt", "Hello");
    if (storage().localFile("a.txt").isPresent()) {
      assertThat(Files.readString(storage().localFile("a.txt").orElseThrow())).isEqualTo("Hello");
    }
    assertThat(storage().localFile("absent.txt").filter(Files::exists)).isEmpty();
  }

  @Test
  void announcedLengthIsAllTheSameToTheObject() throws IOException {
    storage().put(PutRequest.of("known", stream("Hello"), "text/plain").withLength(5));
    assertThat(read("known")).isEqualTo("Hello");
    storage().put(PutRequest.of("none", stream(""), "text/plain").withLength(0));
    assertThat(read("none")).isEmpty();
  }

  @Test
  void contentThatIsNotAsAnnouncedIsNotStored() {
    List<PutRequest> wrong =
        List.of(
            PutRequest.of("wrong", stream("Hello"), "text/plain").withLength(4),
            PutRequest.of("wrong", stream("Hello"), "text/plain").withLength(6),
            PutRequest.of("wrong", stream("Hello"), "text/plain").withSha256("0".repeat(64)));
    for (PutRequest request : wrong) {
      assertThatThrownBy(() -> storage().put(request)).isInstanceOf(StorageException.class);
      assertThat(storage().find("wrong")).isEmpty();
    }
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
  void conditionsAreMinded() throws IOException {
    StoredObject first = storage().put(PutRequest.of("c", stream("one"), "text/plain").when(PutCondition.absent()));
    assertThat(reason(() -> putWhen("other", PutCondition.absent()))).isEqualTo(Reason.CONFLICT);
    StoredObject second = putWhen("two", PutCondition.unchanged(first.etag()));
    assertThat(reason(() -> putWhen("other", PutCondition.unchanged(first.etag())))).isEqualTo(Reason.CONFLICT);
    assertThat(read("c")).isEqualTo("two");
    storage().delete("c");
    assertThat(reason(() -> putWhen("other", PutCondition.unchanged(second.etag())))).isEqualTo(Reason.CONFLICT);
    assertThat(storage().find("c")).isEmpty();
  }

  private StoredObject putWhen(String text, PutCondition condition) {
    return storage().put(PutRequest.of("c", stream(text), "text/plain").when(condition));
  }

  @Test
  void onlyOneOfSeveralCreatesAnObject() throws Exception {
    List<Future<Boolean>> tries = new ArrayList<>();
    try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        String text = "writer " + i;
        tries.add(writers.submit(() -> {
          try {
            putWhen(text, PutCondition.absent());
            return true;
          } catch (StorageException late) {
            assertThat(late.reason()).isEqualTo(Reason.CONFLICT);
            return false;
          }
        }));
      }
    }
    int winners = 0;
    for (Future<Boolean> attempt : tries) {
      winners += attempt.get() ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
    assertThat(read("c")).startsWith("writer ");
  }

  @Test
  void longestNamesWork() throws IOException {
    String key = ("ж".repeat(120) + "/").repeat(4) + "+ %2B&=.mp4";
    put(key, "x");
    assertThat(read(key)).isEqualTo("x");
    assertThat(keys(key.substring(0, 100))).containsExactly(key);
    String longest = ("k".repeat(250) + "/").repeat(4) + "k".repeat(20);
    assertThat(longest).hasSize(StorageKey.LONGEST_KEY);
    put(longest, "y");
    assertThat(read(longest)).isEqualTo("y");
    storage().delete(longest);
    assertThat(storage().find(longest)).isEmpty();
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
