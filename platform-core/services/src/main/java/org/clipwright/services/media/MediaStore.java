package org.clipwright.services.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.LinkRequest;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Upload;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.media.stream.WatchedStream;
import org.clipwright.services.resource.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media of all projects, in the backend that the operator chose; its exceptions carry messages for users. */
public final class MediaStore {

  /** How media are delivered to clients. */
  public enum Delivery {
    /** Through the server, which reads them from the storage. */
    PROXY,
    /** By redirecting to the storage itself, where it can sign links. */
    REDIRECT
  }

  /** The key of the object that names the database whose media a storage holds; not media itself. */
  public static final String INSTALLATION = "video/installation";

  /** Where fonts that users add are stored. */
  public static final String FONTS = "fonts/";

  private static final Logger LOG = LoggerFactory.getLogger(MediaStore.class);
  /** Long enough for a player to seek in a film, short enough to limit a leaked link. */
  private static final Duration LINK_LIFETIME = Duration.ofHours(1);

  private final StorageProvider backend;
  private final CloudPlaces elsewhere;
  private final DiskFloor floor;
  private final Delivery delivery;
  private final StorageQuota quota;
  private final StoredWrites writes;
  private final StoredFolders folders;
  private final ReservedKeys reserved = new ReservedKeys();

  /** The media of a server with no other places, no disk floor and no quota. */
  public MediaStore(StorageProvider backend) {
    this(backend, CloudPlaces.none(), DiskFloor.NONE, Delivery.PROXY, OptionalLong.empty(), _ -> List.of());
  }

  /**
   * The media of a server.
   *
   * @param elsewhere other places to import from and upload to
   * @param floor the space that must stay free on the backend's disks
   * @param delivery how media are delivered to clients
   * @param mostOfOneUser bytes; empty for no limit
   * @param projects supplies the projects of a user
   */
  public MediaStore(
      StorageProvider backend, CloudPlaces elsewhere, DiskFloor floor, Delivery delivery,
      OptionalLong mostOfOneUser, Function<UserId, List<Long>> projects) {
    this.delivery = delivery;
    this.backend = backend;
    this.elsewhere = elsewhere;
    this.floor = floor;
    this.writes = new StoredWrites(backend, floor);
    this.folders = new StoredFolders(backend);
    this.quota = new StorageQuota(mostOfOneUser, owner -> projects.apply(owner).stream()
        .mapToLong(project -> size(MediaNames.fileFolder(project)) + size(MediaNames.outputFolder(project))).sum());
  }

  /** The quota of one user's media. */
  public StorageQuota quota() {
    return quota;
  }

  /** The other places that files are imported from and exports uploaded to. */
  public CloudPlaces elsewhere() {
    return elsewhere;
  }

  /**
   * Does nothing when there is room for more; to be called before work whose result is stored.
   *
   * @throws PlatformException {@code RESOURCE} when the disk is too full
   */
  public void requireRoom() {
    floor.require(0);
  }

  /** The same bytes; reading fails as soon as the disk is too full to take them. */
  public InputStream guarded(InputStream content) {
    return floor.guarded(content);
  }

  /**
   * Stores bytes under a key atomically, with the media type given by its name or its first bytes. Under a reserved key
   * nothing is replaced, not even what another server stored there in the meantime.
   */
  public StoredObject put(String key, InputStream content) {
    return put(key, content, OptionalLong.empty(), Optional.empty(), reserved.condition(key));
  }

  /** The same for bytes of a known length. */
  public StoredObject put(String key, InputStream content, long length) {
    return put(key, content, OptionalLong.of(length), Optional.empty(), reserved.condition(key));
  }

  /**
   * The same for a file.
   *
   * @param step called whenever some bytes were read; an exception from it aborts the write
   */
  public StoredObject put(String key, Path file, Runnable step) throws IOException {
    try (InputStream content = new WatchedStream(Files.newInputStream(file), step::run)) {
      return put(key, content, Files.size(file));
    }
  }

  /** The same for an upload; a file-based backend shares its bytes where it can. */
  public StoredObject put(String key, Upload upload) {
    if (upload.stored().isPresent()) {
      return copy(upload.stored().get(), key);
    }
    try (InputStream content = upload.open()) {
      return put(key, content, OptionalLong.of(upload.size()), upload.file(), reserved.condition(key));
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The upload could not be read: " + e.getMessage(), e);
    }
  }

  /** Replaces an object that the caller has seen; fails when it has since changed. */
  public StoredObject replace(StoredObject seen, InputStream content, long length) {
    return put(seen.key(), content, OptionalLong.of(length), Optional.empty(), PutCondition.unchanged(seen.etag()));
  }

  private StoredObject put(
      String key, InputStream content, OptionalLong length, Optional<Path> file, PutCondition condition) {
    try {
      return writes.put(key, content, length, file, condition);
    } finally {
      reserved.release(key);
    }
  }

  /** A free key in a folder, named as requested where possible; reserved until something is stored under it. */
  public String reserve(String folder, String name) {
    return reserved.reserve(folder, name, key -> find(key).isPresent());
  }

  /** Copies an object inside the backend. */
  public StoredObject copy(String from, String to) {
    try {
      floor.require(find(from).map(StoredObject::size).orElse(0L));
      return backend.copy(from, to);
    } catch (StorageException e) {
      throw StorageFailures.translated(e);
    } finally {
      reserved.release(to);
    }
  }

  /** An object's facts. */
  public Optional<StoredObject> find(String key) {
    try {
      return backend.find(key);
    } catch (StorageException e) {
      if (e.reason() == StorageException.Reason.INVALID_KEY) {
        return Optional.empty();
      }
      throw StorageFailures.translated(e);
    }
  }

  /** Whether the backend answers. */
  public boolean isReachable() {
    try {
      find(FONTS + "/reachable");
      return true;
    } catch (PlatformException failure) {
      return !isOutage(failure);
    }
  }

  /** Whether something failed because the server's own storage could not be reached, which may pass. */
  public static boolean isOutage(Throwable failure) {
    return StorageFailures.isOutage(failure);
  }

  /** An object's bytes; the caller closes the stream. */
  public InputStream open(String key) {
    try {
      return backend.open(key);
    } catch (StorageException e) {
      throw StorageFailures.translated(e);
    }
  }

  /** A part of an object's bytes; the caller closes the stream. */
  public InputStream open(String key, ByteRange range) {
    try {
      return backend.open(key, range);
    } catch (StorageException e) {
      throw StorageFailures.translated(e);
    }
  }

  /**
   * A temporary link to an object in the backend itself; empty when it must be read through the server.
   *
   * @param contentType the media type to serve it with
   * @param disposition a value for {@code Content-Disposition}; empty to display it
   */
  public Optional<URI> link(String key, String contentType, Optional<String> disposition) {
    if (delivery == Delivery.PROXY) {
      return Optional.empty();
    }
    try {
      return backend.signedUrl(new LinkRequest(key, LINK_LIFETIME, contentType, disposition));
    } catch (StorageException e) {
      throw StorageFailures.translated(e);
    }
  }

  /** Uploads that clients send to the storage itself; empty when they must send them to the server. */
  public Optional<DirectUploads> directUploads() {
    return delivery == Delivery.PROXY ? Optional.empty()
        : backend.signedUploads().map(uploads -> new DirectUploads(this, uploads));
  }

  /** The file that holds an object, where the backend keeps one on this machine. */
  public Optional<Path> localFile(String key) {
    try {
      return backend.localFile(key);
    } catch (StorageException e) {
      throw StorageFailures.translated(e);
    }
  }

  /** Bytes in a folder. */
  public long size(String prefix) {
    return folders.read(prefix, objects -> objects.mapToLong(StoredObject::size).sum());
  }

  /** Passes all objects in a folder to an action, in no particular order. */
  public void forEach(String prefix, Consumer<? super StoredObject> action) {
    folders.read(prefix, objects -> {
      objects.forEach(action);
      return null;
    });
  }

  /** The keys in a folder, sorted. */
  public List<String> keys(String prefix) {
    return folders.read(prefix, objects -> objects.map(StoredObject::key).sorted().toList());
  }

  /** Removes an object; a backend failure is only logged, since nothing refers to the object any more. */
  public void delete(String key) {
    try {
      backend.delete(key);
    } catch (StorageException e) {
      LOG.warn("A stored object could not be removed. key={}", key, e);
    }
  }

  /** Removes all objects in a folder, as {@link #delete} does. */
  public void deleteFolder(String prefix) {
    folders.delete(prefix);
  }

  /**
   * Copies an object's bytes into a local file.
   *
   * @param step called whenever some bytes have arrived
   */
  public void download(String key, Path target, Runnable step) {
    try (InputStream content = new WatchedStream(new FetchedStream(open(key), key), step::run)) {
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The media " + key + " cannot be copied: " + e.getMessage(), e);
    }
  }
}
