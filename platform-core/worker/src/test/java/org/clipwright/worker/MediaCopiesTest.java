package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which copies of stored media stay on a machine. */
class MediaCopiesTest {

  private static final int BYTES = 1000;
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir private Path folder;
  private int fetched;

  private MediaCopies copies(long mostBytes) {
    return new MediaCopies(folder, mostBytes, DiskFloor.NONE);
  }

  private void write(Path file) {
    fetched++;
    try {
      Files.write(file, new byte[BYTES]);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path used(MediaCopies copies, String name) throws IOException {
    copies.begin();
    Path copy = copies.get(name, BYTES, this::write);
    copies.end(LONG);
    return copy;
  }

  private void age(Path copy, int minutes) throws IOException {
    FileTime then = FileTime.from(Instant.now().minus(Duration.ofMinutes(minutes)));
    Files.getFileAttributeView(copy, BasicFileAttributeView.class).setTimes(then, then, null);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws IOException {
    MediaCopies copies = copies(2 * BYTES);
    age(used(copies, "a"), 3);
    age(used(copies, "b"), 2);
    used(copies, "a");
    used(copies, "c");
    assertThat(names()).containsExactly("a", "c");
    assertThat(fetched).isEqualTo(3);
  }

  @Test
  void usingACopyDoesNotMakeItAnotherFile() throws IOException {
    MediaCopies copies = copies(BYTES);
    Path copy = used(copies, "a");
    age(copy, 3);
    FileTime written = Files.getLastModifiedTime(copy);
    used(copies, "a");
    assertThat(Files.getLastModifiedTime(copy)).isEqualTo(written);
  }

  @Test
  void whatAJobUsesStaysHoweverLargeItIsInEveryProcess() throws IOException {
    MediaCopies first = copies(BYTES);
    MediaCopies second = copies(BYTES);
    first.begin();
    age(first.get("a", BYTES, this::write), 3);
    used(second, "b");
    used(first, "c");
    assertThat(names()).as("the file of the job that runs on").contains("a");
    first.end(LONG);
    used(second, "d");
    assertThat(names()).containsExactly("d");
  }

  @Test
  void jobsThatOverlapForEverReleaseWhatTheyUsedLongAgo() throws IOException {
    MediaCopies copies = copies(BYTES);
    copies.begin();
    copies.get("a", BYTES, this::write);
    copies.begin();
    copies.end(Duration.ZERO);
    used(copies, "b");
    assertThat(names()).containsExactly("b");
  }

  @Test
  void aDiskThatIsShortKeepsNothingAndSaysSo() throws IOException {
    used(copies(Long.MAX_VALUE), "a");
    MediaCopies full = new MediaCopies(
        folder, Long.MAX_VALUE, DiskFloor.of(List.of(folder), OptionalLong.of(Long.MAX_VALUE / 2)));
    assertThatThrownBy(() -> full.get("b", BYTES, this::write)).isInstanceOf(PlatformException.class)
        .hasMessageContaining("The server's disk is full");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFetchThatFailsLeavesNothing() {
    assertThatThrownBy(() -> copies(BYTES).get("a", BYTES, file -> {
      write(file);
      throw new IllegalStateException("reset");
    })).hasMessage("reset");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anObjectThatWasReplacedIsFetchedAnew() throws IOException {
    MediaStore store = new MediaStore(new InMemoryStorageProvider());
    LocalMedia media = new LocalMedia(store, copies(Long.MAX_VALUE), () -> {});
    store.put("video/files/1/a.mp4", new ByteArrayInputStream(new byte[] {1}), 1);
    Path first = media.file("video/files/1/a.mp4");
    assertThat(media.file("video/files/1/a.mp4")).isEqualTo(first);
    store.put("video/files/1/a.mp4", new ByteArrayInputStream(new byte[] {2}), 1);
    assertThat(Files.readAllBytes(media.file("video/files/1/a.mp4"))).containsExactly(2);
  }
}
