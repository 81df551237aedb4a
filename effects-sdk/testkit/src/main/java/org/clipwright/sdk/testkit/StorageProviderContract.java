package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every storage backend has to hold to; a backend's test subclasses it. */
public abstract class StorageProviderContract {

  private static final int LARGE = 3_000_000;

  /** The backend under test, empty. */
  protected abstract StorageProvider storage();

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
}
