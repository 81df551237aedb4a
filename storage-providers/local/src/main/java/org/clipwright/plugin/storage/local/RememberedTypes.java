package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Media types of objects: derived from the extension, or stored in a file alongside if the name does not reveal it. */
final class ContentTypes {

  private static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("aac", "audio/aac"),
          Map.entry("avi", "video/x-msvideo"),
          Map.entry("flac", "audio/flac"),
          Map.entry("gif", "image/gif"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("json", "application/json"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("mkv", "video/x-matroska"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("oga", "audio/ogg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("png", "image/png"),
          Map.entry("srt", "application/x-subrip"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("vtt", "text/vtt"),
          Map.entry("wav", "audio/x-wav"),
          Map.entry("webm", "video/webm"),
          Map.entry("webp", "image/webp"),
          Map.entry("zip", "application/zip"));

  private static final int LONGEST = 255;

  private final Path folder;
  private final Path drafts;
  private final FileAccess access;

  /** @param drafts where files are kept until they are complete */
  ContentTypes(Path folder, Path drafts, FileAccess access) {
    this.folder = folder;
    this.drafts = drafts;
    this.access = access;
  }

  String of(String key) {
    Path file = file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return byEnding(key);
    }
    try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    } catch (IOException forgottenMeanwhile) {
      return byEnding(key);
    }
  }

  void remember(String key, String contentType) throws IOException {
    if (contentType.isBlank() || contentType.equals(byEnding(key))) {
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

  private static String byEnding(String key) {
    String ending = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, UNKNOWN);
  }
}
