package org.clipwright.graphql.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.media.DirectUploads;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.upload.UploadId;
import org.clipwright.services.upload.UploadTargets;

/**
 * Uploads whose bytes clients send to the storage itself before they become files. Each is a small file with an
 * unguessable name that records the upload; its owner, the only one who can turn it into a file, is part of the name.
 */
public final class DirectTargets {

  private static final String ENDING = ".direct";

  private final MediaStore media;
  private final Path folder;
  private final long mostBytes;
  private final InstantSource clock;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /**
   * Manages the uploads recorded in a folder.
   *
   * @param mostBytes the most that unfinished uploads of one user may have in all
   */
  public DirectTargets(MediaStore media, Path folder, long mostBytes, InstantSource clock) {
    this.media = media;
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  /** A new upload: its id, and the address for each part of its bytes. */
  public record Target(String id, List<DirectUploads.UploadPart> parts) {}

  /**
   * Begins an upload; empty when clients must send their bytes to the server.
   *
   * @throws PlatformException when the owner has too many uploads, or they are too large
   */
  public synchronized Optional<Target> create(UserId owner, long size) {
    Optional<DirectUploads> uploads = media.directUploads();
    if (uploads.isEmpty()) {
      return Optional.empty();
    }
    if (size < 1) {
      throw ValidationException.of("size", "A direct upload needs a size of at least 1 byte.");
    }
    sweep();
    requireRoom(owner, size);
    media.quota().requireWithin(media.quota().room(owner), size);
    String id = UploadId.fresh(owner);
    DirectUploads.Begun begun = uploads.get().begin(id, size);
    write(begun);
    return Optional.of(new Target(id, uploads.get().parts(begun, UploadTargets.KEPT)));
  }

  private void requireRoom(UserId owner, long size) {
    List<DirectUploads.Begun> unfinished = ids().stream().filter(id -> UploadId.isOf(owner, id))
        .flatMap(id -> read(id).stream()).toList();
    long bytes = unfinished.stream().mapToLong(DirectUploads.Begun::size).sum();
    if (unfinished.size() >= UploadTargets.MOST || size > mostBytes - bytes) {
      throw PlatformException.state("You have " + unfinished.size() + " unfinished uploads of " + bytes
          + " bytes in all; at most " + UploadTargets.MOST + " of " + mostBytes
          + " bytes are allowed. Complete one first, or wait until they are removed, " + UploadTargets.KEPT.toHours()
          + " hours after they began.");
    }
  }

  /** An owner's upload; empty when there is no such upload. */
  public Optional<DirectUploads.Begun> find(UserId owner, String id) {
    return Optional.of(id).filter(text -> UploadId.isOf(owner, text)).flatMap(this::read);
  }

  /** Puts the parts of an upload together, so that it can become a file. */
  public StagedUpload complete(DirectUploads.Begun upload, String name) {
    uploads().complete(upload);
    return new StagedUpload(name, upload.key(), upload.size(), media);
  }

  private DirectUploads uploads() {
    return media.directUploads().orElseThrow(() -> PlatformException.state(
        "The storage no longer accepts direct uploads. Create a new upload."));
  }

  /** Locks an upload until it is released; false when it is already locked. */
  public boolean claim(String id) {
    return busy.add(id);
  }

  /** Releases a claimed upload. */
  public void release(String id) {
    busy.remove(id);
  }

  /** Removes an upload that has become a file or that nobody completes. */
  public void delete(DirectUploads.Begun upload) {
    media.directUploads().ifPresent(uploads -> uploads.abandon(upload));
    try {
      Files.deleteIfExists(file(upload.name()));
    } catch (IOException failure) {
      throw new UncheckedIOException("An upload cannot be removed.", failure);
    }
  }

  /** Removes uploads that began long ago. */
  void sweep() {
    for (String id : ids()) {
      if (isOld(id) && busy.add(id)) {
        try {
          read(id).ifPresent(this::delete);
        } finally {
          busy.remove(id);
        }
      }
    }
  }

  private boolean isOld(String id) {
    try {
      return Files.getLastModifiedTime(file(id)).toInstant().isBefore(clock.instant().minus(UploadTargets.KEPT));
    } catch (NoSuchFileException completed) {
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException("Old uploads cannot be removed.", failure);
    }
  }

  private List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length())).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("The uploads cannot be read.", failure);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }

  /** The storage's name for the upload may have any characters but line ends. */
  private void write(DirectUploads.Begun upload) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file(upload.name()), upload.size() + "\n" + upload.storageId());
    } catch (IOException failure) {
      throw new UncheckedIOException("An upload cannot be recorded.", failure);
    }
  }

  private Optional<DirectUploads.Begun> read(String id) {
    if (!id.matches("\\d{1,18}-[0-9a-f]{48}")) {
      return Optional.empty();
    }
    try {
      String[] lines = Files.readString(file(id)).split("\n", 2);
      return Optional.of(new DirectUploads.Begun(id, lines[1], Long.parseLong(lines[0])));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("An upload cannot be read.", failure);
    }
  }
}
