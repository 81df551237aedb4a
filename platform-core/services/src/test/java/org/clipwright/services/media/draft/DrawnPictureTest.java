package org.clipwright.services.media.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.junit.jupiter.api.Test;

class DrawnPictureTest {

  private final List<String> calls = new ArrayList<>();

  /** A storage that holds one picture, said to be of any size. */
  private MediaStore holding(long size) {
    return new MediaStore((StorageProvider) Proxy.newProxyInstance(StorageProvider.class.getClassLoader(),
        new Class<?>[] {StorageProvider.class}, (proxy, method, arguments) -> {
          calls.add(method.getName());
          return switch (method.getName()) {
            case "find" -> Optional.of(new StoredObject((String) arguments[0], size, "image/bmp", "1", Instant.EPOCH));
            case "open" -> new ByteArrayInputStream(new byte[] {1, 2, 3});
            default -> null;
          };
        }));
  }

  @Test
  void leavesTheStorageWhenItIsTaken() {
    assertThat(DrawnPicture.take(holding(3), "thumbnail/a.bmp")).containsExactly(1, 2, 3);
    assertThat(calls).containsExactly("find", "open", "delete");
  }

  @Test
  void isNotReadWhenTheHeapHasNoRoomForIt() {
    try (HeapShare share = HeapBudget.ofThisProcess().open()) {
      assertThatThrownBy(() -> share.call(() -> DrawnPicture.take(holding(1L << 40), "thumbnail/a.bmp")))
          .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
          .hasMessageStartingWith("The picture is larger than this server can process at once.");
    }
    assertThat(calls).containsExactly("find", "delete");
  }
}
