package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.clipwright.sdk.storage.ContentType;

/** Media types of objects: derived from the extension, or stored in a file alongside if the name does not reveal it. */
final class RememberedTypes {

  private static final int LONGEST = 255;

  private final Path folder;
  private final Path drafts;
  private final FileAccess access;

  /** @param drafts where files are kept until they are complete */
  RememberedTypes(Path folder, Path drafts, FileAccess access) {
    this.folder = folder;
    this.drafts = drafts;
    this.access = access;
  }

  String of(String key) {
    Path file = file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return byName(key);
    }
    try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    } catch (IOException forgottenMeanwhile) {
      return byName(key);
    }
  }

  void remember(String key, String contentType) throws IOException {
    if (contentType.isBlank() || contentType.equals(byName(key))) {
      forget(key);
      return;
    }
    Path file = file(key);
    access.makeFolders(file.getParent());
    Path written = Files.writeString(Files.createTempFile(drafts, "type-", ".part"), contentType);
    access.close(written);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void forget(String key) throws IOException {
    Files.deleteIfExists(file(key));
  }

  private Path file(String key) {
    return folder.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static String byName(String key) {
    return ContentType.byName(key).orElse(ContentType.UNKNOWN);
  }
}
