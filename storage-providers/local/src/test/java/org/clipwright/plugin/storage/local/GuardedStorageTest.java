package org.clipwright.plugin.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.testkit.StorageProviderContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as storage whose links lead nowhere. */
class GuardedStorageTest extends StorageProviderContract {

  @TempDir Path folder;

  private Path media;
  private Path elsewhere;
  private StorageProvider storage;

  @BeforeEach
  void open() throws IOException {
    media = folder.resolve("media");
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("secret"), "secret");
    storage = new LocalStorageFactory().open(Map.of("root", media.toString(), "guarded", "true"));
  }

  @Override
  protected StorageProvider storage() {
    return storage;
  }

  @Override
  protected int manyObjects() {
    return 50;
  }

  private void put(String key) {
    storage.put(PutRequest.of(key, new ByteArrayInputStream("mine".getBytes(StandardCharsets.UTF_8)), "video/mp4"));
  }

  @Test
  void linkInThePlaceOfAFolderLeadsNowhere() throws IOException {
    put("video/output/1/a");
    Files.createSymbolicLink(media.resolve("video/output/2"), elsewhere);
    assertThatThrownBy(() -> storage.open("video/output/2/secret")).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.delete("video/output/2/secret")).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> put("video/output/2/planted")).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> put("video/output/2/deep/planted")).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.copy("video/output/2/secret", "video/files/1/b"))
        .isInstanceOf(StorageException.class);
    assertThat(storage.list("video/")).extracting(object -> object.key()).containsExactly("video/output/1/a");
    assertThat(elsewhere.toFile().list()).containsExactly("secret");
  }

  @Test
  void linkInThePlaceOfAFileIsNoObjectAndIsReplaced() throws IOException {
    put("video/files/1/a");
    Files.createSymbolicLink(media.resolve("video/files/1/b"), elsewhere.resolve("secret"));
    assertThat(storage.find("video/files/1/b")).isEmpty();
    assertThatThrownBy(() -> storage.open("video/files/1/b")).isInstanceOf(StorageException.class);
    put("video/files/1/b");
    try (InputStream content = storage.open("video/files/1/b")) {
      assertThat(content).hasContent("mine");
    }
    assertThat(elsewhere.resolve("secret")).hasContent("secret");
  }

  @Test
  void typesThatAreLinksAreNotRead() throws IOException {
    storage.put(PutRequest.of("film", new ByteArrayInputStream(new byte[3]), "video/mp4"));
    try (var types = Files.list(media.resolve(".clipwright/types"))) {
      for (Path type : types.toList()) {
        Files.delete(type);
        Files.createSymbolicLink(type, elsewhere.resolve("secret"));
      }
    }
    assertThat(storage.find("film").orElseThrow().contentType()).isEqualTo("application/octet-stream");
  }

  @Test
  void ownFoldersAreNobodyElsesToMove() throws IOException {
    assertThat((int) Files.getAttribute(media, "unix:mode") & 01000).as("sticky").isNotZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(media.resolve(".clipwright"))))
        .isEqualTo("rwxr-x---");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(media.resolve(".clipwright/drafts"))))
        .isEqualTo("rwx------");
  }

  /** The worker's side of a shared folder: it opens the folder without guarding it. */
  @Test
  void otherProcessesOfTheSameFolderFindAndStoreObjects() throws IOException {
    StorageProvider other = new LocalStorageFactory().open(Map.of("root", media.toString()));
    put("video/files/1/a");
    assertThat(other.find("video/files/1/a")).isPresent();
    other.put(PutRequest.of("video/output/1/o", new ByteArrayInputStream(new byte[3]), "video/mp4"));
    assertThat(storage.find("video/output/1/o").orElseThrow().size()).isEqualTo(3);
  }
}
