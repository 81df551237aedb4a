package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StoredObject;
import org.junit.jupiter.api.Test;

/** Objects are read back as stored, found with their metadata, listed, copied and deleted. */
abstract class StoredObjectsContract extends StorageFaultsContract {

  private static final int LARGE = 3_000_000;

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
  void localFileHoldsTheBytesWhereThereIsOne() throws IOException {
    put("a.txt", "Hello");
    if (storage().localFile("a.txt").isPresent()) {
      assertThat(Files.readString(storage().localFile("a.txt").orElseThrow())).isEqualTo("Hello");
    }
    assertThat(storage().localFile("absent.txt").filter(Files::exists)).isEmpty();
  }
}
