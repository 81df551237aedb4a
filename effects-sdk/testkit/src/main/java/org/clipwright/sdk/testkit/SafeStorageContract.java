package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StoredObject;
import org.junit.jupiter.api.Test;

/**
 * Failures, concurrent writes and content that does not match its announcement leave no half-written objects behind.
 */
abstract class SafeStorageContract extends StoredObjectsContract {

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
}
