package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.JobDisk;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.InMemoryResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work for exports whose storage cannot be reached for a while. */
class StorageOutageTest {

  @TempDir private Path folder;
  private final InMemoryResources resources = new InMemoryResources();
  private final AtomicInteger looks = new AtomicInteger();
  private final List<String> ended = new ArrayList<>();

  /** Cannot be reached at the first looks. */
  private MediaStore unreachable(int times) {
    Object storage = Proxy.newProxyInstance(
        StorageProvider.class.getClassLoader(), new Class<?>[] {StorageProvider.class}, (_, method, _) -> {
          assertThat(method.getName()).isEqualTo("find");
          if (looks.incrementAndGet() <= times) {
            throw new StorageException(StorageException.Reason.UNAVAILABLE, "The store is away.", new IOException());
          }
          return Optional.empty();
        });
    return new MediaStore((StorageProvider) storage);
  }

  private PlatformException outage() {
    PlatformException away = catchThrowableOfType(PlatformException.class, () -> unreachable(1).find("video/a.mp4"));
    looks.set(0);
    return new PlatformException(ErrorCode.INVALID, "A film cannot be read.", away);
  }

  private Runnable failed(PlatformException failure) {
    UserId owner = new UserId(1);
    long project = resources.projects.insert(Drafts.project(owner, "One")).id();
    Export export = resources.exports.insert(Drafts.export(owner, project, "video"));
    ExportWork on = new ExportWork(resources.exports, resources.projects, null, null, null, null, unreachable(2),
        null, null, null, "host", new JobDisk(folder, Long.MAX_VALUE, DiskFloor.NONE),
        new ExportLimit(Duration.ofHours(2)), (_, _) -> {}, () -> {});
    return on.failed(export, () -> true, failure, () -> ended.add("stopped"));
  }

  @Test
  void workIsDoneAgainOnceTheStorageIsBack() {
    failed(outage()).run();
    assertThat(looks).hasValue(3);
    assertThat(ended).containsExactly("stopped");
  }

  @Test
  void interruptedWorkDoesNotWaitForTheStorage() {
    Runnable end = failed(outage());
    Thread.currentThread().interrupt();
    end.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).containsExactly("stopped");
  }

  @Test
  void placeThatAnExportIsUploadedToIsNotTheStorage() {
    PlatformException elsewhere = new PlatformException(ErrorCode.RESOURCE, "The bucket cannot be reached.",
        new StorageException(StorageException.Reason.UNAVAILABLE, "The bucket is away.", new IOException()));
    assertThat(MediaStore.isOutage(elsewhere)).isFalse();
  }
}
