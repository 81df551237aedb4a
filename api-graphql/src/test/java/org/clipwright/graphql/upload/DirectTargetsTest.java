package org.clipwright.graphql.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.DirectUploads;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.upload.UploadTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients send the bytes of large uploads to the storage itself, within limits. */
class DirectTargetsTest {

  private static final UserId ANNA = new UserId(1);
  private static final UserId BERT = new UserId(2);
  private static final int PART = 16 << 20;

  @TempDir private Path folder;
  private final SignedStorage storage = new SignedStorage();
  private final MediaStore media = media(MediaStore.Delivery.REDIRECT);
  private Instant now = Instant.now();

  private MediaStore media(MediaStore.Delivery delivery) {
    return new MediaStore(
        storage, CloudPlaces.none(), DiskFloor.NONE, delivery, OptionalLong.empty(), _ -> List.of());
  }

  private DirectTargets targets(long mostBytes) {
    return new DirectTargets(media, folder, mostBytes, () -> now);
  }

  private void send(DirectTargets.Target target, int... lengths) {
    for (int i = 0; i < lengths.length; i++) {
      storage.send(target.parts().get(i).url(), new byte[lengths[i]]);
    }
  }

  @Test
  void partsArriveInTheStorageAndBecomeOneObject() {
    DirectTargets targets = targets(1L << 40);
    DirectTargets.Target target = targets.create(ANNA, PART + 10).orElseThrow();
    assertThat(target.parts()).extracting(DirectUploads.UploadPart::offset).containsExactly(0L, (long) PART);
    assertThat(target.parts()).extracting(DirectUploads.UploadPart::length).containsExactly((long) PART, 10L);
    assertThat(targets.find(BERT, target.id())).isEmpty();
    DirectUploads.Begun begun = targets(1L << 40).find(ANNA, target.id()).orElseThrow();
    send(target, PART);
    assertThatThrownBy(() -> targets.complete(begun, "a.mp4")).isInstanceOf(PlatformException.class)
        .hasMessage("Part 2 of the upload has not arrived. Send it again.");
    send(target, PART, 10);
    StagedUpload upload = targets.complete(begun, "a.mp4");
    assertThat(targets.complete(begun, "a.mp4")).as("again, after it was refused as a file").isEqualTo(upload);
    assertThat(media.put("video/files/1/a.mp4", upload).size()).isEqualTo(PART + 10);
    targets.delete(begun);
    assertThat(media.keys("")).containsExactly("video/files/1/a.mp4");
    assertThat(targets.find(ANNA, target.id())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void moreOrFewerBytesThanAnnouncedAreRefusedAndRemoved() {
    DirectTargets targets = targets(1L << 40);
    DirectTargets.Target target = targets.create(ANNA, 10).orElseThrow();
    send(target, 11);
    DirectUploads.Begun begun = targets.find(ANNA, target.id()).orElseThrow();
    assertThatThrownBy(() -> targets.complete(begun, "a.mp4")).isInstanceOf(PlatformException.class)
        .hasMessage("The upload has 11 bytes, but 10 were announced. Begin a new upload.");
    assertThat(media.keys("")).isEmpty();
  }

  @Test
  void hugeUploadsHaveAtMostAThousandParts() {
    List<DirectUploads.UploadPart> parts = targets(1L << 50).create(ANNA, 64L << 30).orElseThrow().parts();
    assertThat(parts).hasSizeBetween(900, 1_000);
    assertThat(parts.getLast().offset() + parts.getLast().length()).isEqualTo(64L << 30);
  }

  @Test
  void whatOneUserLeavesUnfinishedIsLimited() {
    DirectTargets targets = targets(100);
    targets.create(ANNA, 60);
    assertThatThrownBy(() -> targets.create(ANNA, 41)).isInstanceOf(PlatformException.class)
        .hasMessageStartingWith(
            "You have 1 unfinished uploads of 60 bytes in all; at most 100 of 100 bytes are allowed.");
    assertThat(targets.create(BERT, 41)).isPresent();
    assertThatThrownBy(() -> targets.create(BERT, 0)).isInstanceOf(ValidationException.class);
  }

  @Test
  void uploadsThatNobodyCompletesAreForgotten() {
    DirectTargets targets = targets(1L << 40);
    targets.create(ANNA, 10);
    targets.sweep();
    assertThat(storage.unfinished()).isEqualTo(1);
    now = now.plus(UploadTargets.KEPT).plus(Duration.ofMinutes(1));
    targets.sweep();
    assertThat(storage.unfinished()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withoutRedirectsTheBytesGoToTheServer() {
    assertThat(new DirectTargets(media(MediaStore.Delivery.PROXY), folder, 100, () -> now).create(ANNA, 10))
        .isEqualTo(Optional.empty());
  }
}
