package org.clipwright.graphql.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.upload.UploadTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that come in pieces take no more of the disk, and for no longer, than they may. */
class UploadTargetsTest {

  private static final UserId ANNA = new UserId(1);
  private static final UserId BERT = new UserId(2);
  private static final int MOST = 1 << 20;

  @TempDir Path folder;

  private UploadTargets targets() {
    return new UploadTargets(new UploadRoom(folder, DiskFloor.NONE, MOST), 1L << 40, InstantSource.system());
  }

  /** Places whose age is looked at while something else happens, as the clock is read in between. */
  private UploadTargets targets(Runnable meanwhile) {
    return new UploadTargets(new UploadRoom(folder, DiskFloor.NONE, MOST), 1L << 40, () -> {
      meanwhile.run();
      return Instant.now();
    });
  }

  private DirectTargets none() {
    return new DirectTargets(new MediaStore(new SignedStorage()), folder, MOST, InstantSource.system());
  }

  private static UploadTargets.Outcome write(UploadTargets targets, String id, long first, int bytes)
      throws IOException {
    return targets.write(id, first, new ByteArrayInputStream(new byte[bytes]));
  }

  private void makeOld(String id) throws IOException {
    Files.setLastModifiedTime(folder.resolve(id + ".upload"),
        FileTime.from(Instant.now().minus(UploadTargets.KEPT).minus(Duration.ofMinutes(1))));
  }

  @Test
  void oneUserFillsOnlyHisPartOfTheDisk() throws Exception {
    UploadTargets targets = targets();
    String first = targets.create(ANNA, 0);
    String second = targets.create(ANNA, 0);
    assertThat(write(targets, first, 0, MOST / 2)).isEqualTo(UploadTargets.Outcome.STORED);
    assertThat(write(targets, first, MOST / 2, MOST / 4)).isEqualTo(UploadTargets.Outcome.STORED);
    assertThatThrownBy(() -> write(targets, second, 0, MOST / 2)).isInstanceOf(PlatformException.class)
        .hasMessageContaining("Your unfinished uploads");
    assertThat(targets.received(second)).hasValueSatisfying(bytes -> assertThat(bytes).isLessThanOrEqualTo(MOST / 4));
    assertThatThrownBy(() -> targets.create(ANNA, MOST / 2)).isInstanceOf(PlatformException.class);
    assertThat(write(targets, targets.create(BERT, MOST / 2), 0, MOST / 2)).isEqualTo(UploadTargets.Outcome.STORED);
  }

  @Test
  void whatIsBegunAnewCountsOnce() throws Exception {
    UploadTargets targets = targets();
    String id = targets.create(ANNA, 0);
    for (int time = 0; time < 5; time++) {
      assertThat(write(targets, id, 0, MOST / 2)).isEqualTo(UploadTargets.Outcome.STORED);
    }
    targets.delete(id);
    assertThat(write(targets, targets.create(ANNA, MOST), 0, MOST)).isEqualTo(UploadTargets.Outcome.STORED);
  }

  @Test
  void whatAnEarlierServerLeftCountsToo() throws Exception {
    UploadTargets earlier = targets();
    String id = earlier.create(ANNA, 0);
    write(earlier, id, 0, MOST / 2);
    UploadTargets targets = targets();
    assertThatThrownBy(() -> targets.create(ANNA, MOST / 4 * 3)).isInstanceOf(PlatformException.class);
    targets.delete(id);
    assertThat(targets.create(ANNA, MOST / 4 * 3)).isNotEmpty();
  }

  @Test
  void oneUserHasOnlySoManyPlaces() {
    UploadTargets targets = targets();
    for (int number = 0; number < UploadTargets.MOST; number++) {
      targets.create(ANNA, 0);
    }
    assertThatThrownBy(() -> targets.create(ANNA, 0)).isInstanceOf(PlatformException.class)
        .hasMessageStartingWith("You have 100 unfinished uploads");
    assertThat(targets.create(BERT, 0)).startsWith("2-");
  }

  @Test
  void oldPlacesGoAtTheStartAndGiveTheirRoomBack() throws Exception {
    UploadTargets earlier = targets();
    String old = earlier.create(ANNA, 0);
    write(earlier, old, 0, MOST / 2);
    makeOld(old);
    Path other = Files.createFile(folder.resolve("no-place.upload"));
    UploadTargets targets = targets();
    assertThat(targets.received(old)).isEmpty();
    assertThat(targets.create(ANNA, MOST)).isNotEmpty();
    assertThat(other).exists();
  }

  @Test
  @Timeout(60)
  void oldPlacesGoAgainAndAgainWithoutAnyRequest() throws Exception {
    UploadTargets targets = targets();
    String old = targets.create(ANNA, 0);
    makeOld(old);
    try (UploadSweep _ = UploadSweep.start(new Uploads(targets, none()), Duration.ofMillis(20))) {
      while (targets.received(old).isPresent()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  @Test
  void whatWasAcknowledgedWhileAPlaceIsSweptStays() throws Exception {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    UploadTargets targets = targets(() -> meanwhile.getAndSet(() -> {}).run());
    String id = targets.create(ANNA, 0);
    write(targets, id, 0, 10);
    makeOld(id);
    AtomicReference<UploadTargets.Outcome> outcome = new AtomicReference<>();
    meanwhile.set(() -> {
      try {
        outcome.set(write(targets, id, 10, 10));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    targets.sweep();
    assertThat(outcome.get()).isNotNull();
    assertThat(targets.received(id)).isEqualTo(
        outcome.get() == UploadTargets.Outcome.STORED ? Optional.of(20L) : Optional.empty());
  }

  @Test
  void aPlaceThatIsBeingCompletedIsNotSwept() throws Exception {
    UploadTargets targets = targets();
    String id = targets.create(ANNA, 0);
    write(targets, id, 0, 10);
    makeOld(id);
    assertThat(targets.claim(id)).isTrue();
    targets.sweep();
    assertThat(targets.received(id)).contains(10L);
    targets.release(id);
    targets.sweep();
    assertThat(targets.received(id)).isEmpty();
  }

  @Test
  void placesThatAreCompletedDuringASweepDoNotFailIt() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    UploadTargets targets = targets(() -> meanwhile.get().run());
    List<String> places = List.of(targets.create(ANNA, 0), targets.create(ANNA, 0), targets.create(ANNA, 0));
    meanwhile.set(() -> places.forEach(targets::delete));
    assertThat(targets.create(BERT, 0)).startsWith("2-");
  }

  @Test
  void aUserWhoAsksForManyPlacesAtOnceGetsNoMore() {
    UploadTargets targets = targets();
    AtomicInteger made = new AtomicInteger();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2 * UploadTargets.MOST; i++) {
        clients.submit(() -> {
          targets.create(ANNA, 0);
          made.incrementAndGet();
        });
      }
    }
    assertThat(made).hasValue(UploadTargets.MOST);
  }
}
