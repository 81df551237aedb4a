package org.clipwright.services.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users may take of the disk, at a time and each. */
class DiskBudgetTest {

  /** More than any disk has. */
  private static final OptionalLong EVERYTHING = OptionalLong.of(1L << 60);

  @TempDir Path folder;

  private DiskFloor floor(OptionalLong bytes) {
    return DiskFloor.of(List.of(folder, folder.resolve("missing")), bytes);
  }

  private static void assertRefused(ThrowingCallable work, String words) {
    assertThatThrownBy(work).isInstanceOfSatisfying(PlatformException.class, refusal -> {
      assertThat(refusal.code()).isEqualTo(ErrorCode.RESOURCE);
      assertThat(refusal.getMessage()).contains(words);
    });
  }

  @Test
  void whatHasToStayFreeIsNotGivenAway() {
    assertThatCode(() -> floor(OptionalLong.of(0)).require(1)).doesNotThrowAnyException();
    assertRefused(() -> floor(OptionalLong.of(0)).require(1L << 60), "disk is full");
    assertRefused(() -> floor(EVERYTHING).require(0), "disk is full");
  }

  @Test
  void usuallyOneGigabyteOrATwentiethStaysFree() {
    long usual = Math.min(1L << 30, folder.toFile().getTotalSpace() / 20);
    assertThat(floor(OptionalLong.of(0)).room() - floor(OptionalLong.empty()).room())
        .isBetween(usual - (64L << 20), usual + (64L << 20));
  }

  @Test
  void streamsEndWhereTheDiskDoes() throws Exception {
    byte[] content = new byte[100_000];
    try (InputStream whole = floor(OptionalLong.of(0)).guarded(new ByteArrayInputStream(content))) {
      assertThat(whole.readAllBytes()).hasSameSizeAs(content);
    }
    try (InputStream none = floor(EVERYTHING).guarded(new ByteArrayInputStream(content))) {
      assertRefused(none::readAllBytes, "disk is full");
    }
  }

  @Test
  void oneUserTakesNoMoreThanHisPart() {
    UploadRoom room = new UploadRoom(folder, DiskFloor.NONE, 1 << 20);
    UploadRoom.Share first = room.open(1);
    first.claim(600_000);
    assertRefused(() -> room.open(1).claim(600_000), "Your unfinished uploads");
    assertThatCode(() -> room.open(2).claim(600_000)).doesNotThrowAnyException();
    first.close();
    assertThatCode(() -> room.open(1).claim(600_000)).doesNotThrowAnyException();
  }

  @Test
  void sharesGrowAsBytesCome() {
    UploadRoom room = new UploadRoom(folder, DiskFloor.NONE, 1 << 20);
    UploadRoom.Share share = room.open(1);
    for (int piece = 0; piece < 16; piece++) {
      share.claim(64 << 10);
    }
    assertRefused(() -> share.claim(1), "Your unfinished uploads");
    share.close();
    assertThatCode(() -> share.claim(1 << 20)).doesNotThrowAnyException();
  }

  @Test
  void announcedUploadsTakeNoMoreThanHalfOfWhatIsLeft() {
    long left = floor(OptionalLong.of(0)).room();
    UploadRoom room = new UploadRoom(folder, floor(OptionalLong.of(0)), Long.MAX_VALUE);
    assertThatCode(() -> room.open(1).require(left / 4)).doesNotThrowAnyException();
    assertRefused(() -> room.open(1).require(left / 4 * 3), "The server's disk has room for at most");
    room.open(1).adopt(left);
    assertRefused(() -> room.open(1).require(left / 4), "The server's disk has room for at most");
    assertThatCode(() -> room.open(2).require(left / 4)).doesNotThrowAnyException();
  }

  @Test
  void jobsAreStoppedThatWriteTooMuch() throws Exception {
    JobDisk disk = new JobDisk(folder, 3 << 20, floor(OptionalLong.of(0)));
    long pid = ProcessHandle.current().pid();
    Path attempt = folder.resolve("export-7-" + pid);
    Path own = Files.createDirectories(attempt.resolve("inner"));
    assertThat(disk.objectionTo(pid)).isEmpty();
    Files.write(own.resolve("a"), new byte[2 << 20]);
    assertThat(disk.objection(attempt)).isEmpty();
    Files.write(own.resolve("b"), new byte[2 << 20]);
    assertThat(disk.objection(attempt))
        .contains("The job wrote more than the 3 MB of disk space that one job may use, so it was stopped."
            + " Export fewer frames, or use a lower bit rate.");
    assertThat(disk.objectionTo(pid)).isPresent();
    assertThat(disk.objectionTo(pid + 1)).isEmpty();
    assertThat(new JobDisk(folder, 1L << 40, floor(EVERYTHING)).objectionTo(pid)).hasValueSatisfying(
        sentence -> assertThat(sentence).contains("disk is full"));
  }
}
