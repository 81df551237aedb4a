package org.clipwright.plugin.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.sdk.testkit.StorageProviderContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as storage. */
class LocalStorageProviderTest extends StorageProviderContract {

  @TempDir Path folder;

  private StorageProvider storage;

  @BeforeEach
  void open() {
    storage = new LocalStorageFactory().open(Map.of("root", folder.resolve("media").toString()));
  }

  @Override
  protected StorageProvider storage() {
    return storage;
  }

  private static PutRequest request(String key, int size) {
    return PutRequest.of(key, new ByteArrayInputStream(new byte[size]), "video/mp4");
  }

  /** A folder has no pages, and each object is written through to the disk. */
  @Override
  protected int manyObjects() {
    return 300;
  }

  /** All files but the one that makes replacements take turns. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.endsWith(".clipwright/turn")).toList();
    }
  }

  private StoredObject put(String key, Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return storage.put(PutRequest.of(key, content, "video/mp4").withLength(Files.size(file)).withFile(file));
    }
  }

  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Test
  void theBytesOfAFileAreNotWrittenAgain() throws IOException {
    Path given = Files.write(folder.resolve("upload.part"), new byte[3]);
    put("video/files/1/a.mp4", given);
    Path stored = folder.resolve("media/video/files/1/a.mp4");
    assertThat(identity(stored)).isNotNull().isEqualTo(identity(given));
    Files.delete(given);
    storage.put(request("video/files/1/a.mp4", 5));
    assertThat(stored).hasSize(5);
    assertThat(files()).noneMatch(file -> file.toString().endsWith(".part"));
  }

  @Test
  void oneFileCanBecomeSeveralObjectsThatGoTheirOwnWays() throws IOException {
    Path given = Files.write(folder.resolve("upload.part"), new byte[3]);
    put("video/files/1/a.mp4", given);
    put("video/files/2/b.mp4", given);
    storage.put(request("video/files/1/a.mp4", 7));
    storage.delete("video/files/1/a.mp4");
    assertThat(storage.find("video/files/2/b.mp4").orElseThrow().size()).isEqualTo(3);
  }

  @Test
  void objectIsAFileAtThePathOfItsKey() {
    storage.put(request("video/files/1/a.mp4", 3));
    Path file = folder.resolve("media/video/files/1/a.mp4");
    assertThat(storage.localFile("video/files/1/a.mp4")).contains(file);
    assertThat(file).hasSize(3);
  }

  @Test
  void nothingButTheObjectIsLeftAfterAPut() throws IOException {
    storage.put(request("a.mp4", 3));
    assertThat(files()).containsExactly(folder.resolve("media/a.mp4"));
  }

  @Test
  void filesAreTheirOwnersAlone() throws IOException {
    storage.put(PutRequest.of("video/files/1/odd", new ByteArrayInputStream(new byte[3]), "x/y"));
    storage.copy("video/files/1/odd", "video/files/2/odd");
    assertThat(permissions("rwx------", "rw-------")).isEmpty();
  }

  @Test
  void storageThatWasOpenIsClosed() throws IOException {
    storage.put(request("video/files/1/a.mp4", 3));
    try (Stream<Path> all = Files.walk(folder.resolve("media"))) {
      for (Path each : all.toList()) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    open();
    assertThat(permissions("rwx------", "rw-------")).isEmpty();
  }

  @Test
  void groupMayOpenFilesWhenTheOperatorSaysSo() throws IOException {
    String own = Files.getFileAttributeView(folder, PosixFileAttributeView.class).readAttributes().group().getName();
    Map<String, String> settings = Map.of("root", folder.resolve("media").toString(), "group", own);
    new LocalStorageFactory().open(settings).put(request("video/files/1/a.mp4", 3));
    assertThat(permissions("rwxrwx---", "rw-rw----")).isEmpty();
    assertThatThrownBy(
        () -> new LocalStorageFactory().open(Map.of("root", folder.toString(), "group", "no such group")))
        .isInstanceOf(StorageException.class)
        .hasMessage("The storage's group \"no such group\" is not known on this machine.");
  }

  /** Those entries that have others. */
  private List<String> permissions(String ofFolders, String ofFiles) throws IOException {
    List<String> others = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder.resolve("media"))) {
      for (Path each : all.toList()) {
        String found = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
        if (!found.equals(Files.isDirectory(each) ? ofFolders : ofFiles)) {
          others.add(found + " " + each);
        }
      }
    }
    return others;
  }

  @Test
  void emptyFoldersAreRemovedWithTheirLastObject() {
    storage.put(request("p/1/a.mp4", 1));
    storage.put(request("p/b.mp4", 1));
    storage.delete("p/1/a.mp4");
    assertThat(folder.resolve("media/p/1")).doesNotExist();
    assertThat(folder.resolve("media/p/b.mp4")).exists();
  }

  @Test
  void privateFolderIsNoPlaceForObjects() {
    assertThatThrownBy(() -> storage.put(request(".clipwright/unfinished/a", 1)))
        .isInstanceOfSatisfying(
            StorageException.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.INVALID_KEY));
  }

  @Test
  void nameThatIsAFolderIsRefusedWithoutHarm() {
    storage.put(request("a/b", 1));
    assertThatThrownBy(() -> storage.put(request("a", 1))).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.put(request("a/b/c", 1))).isInstanceOf(StorageException.class);
    assertThat(storage.find("a/b")).isPresent();
    assertThat(storage.find("a")).isEmpty();
    assertThat(storage.find("a/b/c")).isEmpty();
  }

  @Test
  void partsThatADeadProcessLeftAreRemovedWhenOpening() throws IOException {
    Path unfinished = folder.resolve("media/.clipwright/unfinished");
    Path old = Files.writeString(unfinished.resolve("put-1.part"), "x");
    Path fresh = Files.writeString(unfinished.resolve("put-2.part"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    open();
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void missingRootAndRootThatIsAFileAreRefusedWithASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> new LocalStorageFactory().open(Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessage("Local storage needs the setting \"root\".");
    assertThatThrownBy(() -> new LocalStorageFactory().open(Map.of("root", file.toString())))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void fullDiskIsSaidAndLeavesNothingBehind() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString()), "mounting is not allowed");
    try {
      StorageProvider full = LocalStorageProvider.at(small, "", LocalStorageProvider.Sharing.TRUSTED);
      full.put(request("kept", 10));
      assertThatThrownBy(() -> full.put(request("large", 1_000_000)))
          .isInstanceOfSatisfying(
              StorageException.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.FULL))
          .hasMessage("The object \"large\" cannot be stored: the disk is full.");
      assertThat(full.list("").map(object -> object.key())).containsExactly("kept");
      full.put(request("again", 10));
    } finally {
      run("umount", small.toString());
    }
  }

  @Test
  void wordsOfTheSystemForNoRoomAreUnderstood() {
    for (String words : List.of("No space left on device", "Disk quota exceeded")) {
      assertThat(FileFailures.of("It failed", new IOException(words)).reason()).isEqualTo(Reason.FULL);
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
