package org.clipwright.rest.tus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.rest.message.JsonText;
import org.clipwright.services.upload.UploadTargets;

/** Keeps what is known of resumable uploads in small files beside their bytes, so that they outlive the server. */
final class TusRecords {

  private static final String ENDING = ".tus";

  private final Path folder;

  TusRecords(Path folder) {
    this.folder = folder;
  }

  /** The record of an upload whose id has the form of one. */
  Optional<TusUpload> find(String id) {
    try {
      JsonNode json = JsonReader.read(Files.readString(file(id)));
      return Optional.of(new TusUpload(json.path("length").asLong(), json.path("name").asText(),
          json.path("project").asLong(), json.path("json").asText(), json.path("file").asLong()));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("An upload's record cannot be read.", e);
    }
  }

  /** Writes a record; whoever reads meanwhile finds the one before or this one. */
  void keep(String id, TusUpload upload) {
    JsonNode json = JsonNodeFactory.instance.objectNode().put("length", upload.length()).put("name", upload.name())
        .put("project", upload.project()).put("json", upload.json()).put("file", upload.file());
    try {
      Path draft = Files.createTempFile(folder, "record", ".part");
      Files.writeString(draft, JsonText.compact(json));
      Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("An upload's record cannot be written.", e);
    }
  }

  /** Notes that something has arrived for an upload, so that it is kept from now on. */
  void touch(String id) {
    try {
      Files.setLastModifiedTime(file(id), FileTime.from(Instant.now()));
    } catch (NoSuchFileException removedMeanwhile) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("An upload's record cannot be written.", e);
    }
  }

  /** When an upload is removed unless something arrives. */
  Instant expiry(String id) {
    try {
      return Files.getLastModifiedTime(file(id)).toInstant().plus(UploadTargets.KEPT);
    } catch (IOException e) {
      throw new UncheckedIOException("An upload's record cannot be read.", e);
    }
  }

  void delete(String id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException("An upload's record cannot be removed.", e);
    }
  }

  /** Removes records of uploads for which nothing has arrived for long. */
  void sweep() {
    Instant oldest = Instant.now().minus(UploadTargets.KEPT);
    try (DirectoryStream<Path> records = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path each : records) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(each);
        }
      }
    } catch (NoSuchFileException sweptMeanwhile) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("Old uploads' records cannot be removed.", e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }
}
