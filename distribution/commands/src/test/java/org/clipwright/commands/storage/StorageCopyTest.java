package org.clipwright.commands.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.junit.jupiter.api.Test;

/** What is copied, what is not copied twice, and what is never taken for a copy. */
class StorageCopyTest {

  private final StorageProvider source = new InMemoryStorageProvider();
  private final StorageProvider target = new InMemoryStorageProvider();
  private final List<Double> reached = new ArrayList<>();

  private static void put(StorageProvider storage, String key, int... content) {
    byte[] bytes = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      bytes[i] = (byte) content[i];
    }
    storage.put(PutRequest.of(key, new ByteArrayInputStream(bytes), "video/mp4"));
  }

  private StorageCopy.Totals copy(StorageProvider to) {
    return new StorageCopy(source, to, reached::add).run();
  }

  private byte[] content(String key) throws IOException {
    try (InputStream stream = target.open(key)) {
      return stream.readAllBytes();
    }
  }

  /** A storage whose puts fail from some number on. */
  private StorageProvider failingAt(int number) {
    AtomicInteger puts = new AtomicInteger();
    return (StorageProvider) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {StorageProvider.class}, (_, method, arguments) -> {
          if (method.getName().equals("put") && puts.incrementAndGet() >= number) {
            throw new StorageException(StorageException.Reason.UNAVAILABLE, "The storage answered 503.");
          }
          try {
            return method.invoke(target, arguments);
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        });
  }

  @Test
  void everythingIsCopiedWithItsTypeAndNothingTwice() throws IOException {
    put(source, "video/files/1/a b +%ü.mp4", 1, 2, 3);
    put(source, "video/output/1/b.mp4", 4);
    put(source, "empty");
    assertThat(copy(target)).isEqualTo(new StorageCopy.Totals(3, 0, 4));
    assertThat(content("video/files/1/a b +%ü.mp4")).containsExactly(1, 2, 3);
    assertThat(target.find("video/output/1/b.mp4").orElseThrow().contentType()).isEqualTo("video/mp4");
    assertThat(reached).last().isEqualTo(1.0);
    assertThat(copy(target)).isEqualTo(new StorageCopy.Totals(0, 3, 0));
  }

  @Test
  void anotherContentOfTheSameLengthIsReplaced() throws IOException {
    put(source, "a", 1, 2, 3);
    put(target, "a", 1, 2, 4);
    assertThat(copy(target)).isEqualTo(new StorageCopy.Totals(1, 0, 3));
    assertThat(content("a")).containsExactly(1, 2, 3);
  }

  @Test
  void whatWasInterruptedGoesOnWhereItStopped() {
    for (int i = 0; i < 10; i++) {
      put(source, "k" + i, i);
    }
    assertThatThrownBy(() -> copy(failingAt(5))).hasMessage("The storage answered 503.");
    assertThat(copy(target)).isEqualTo(new StorageCopy.Totals(6, 4, 6));
  }
}
