package org.clipwright.services.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Upload;
import org.clipwright.services.resource.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media of all projects, in whatever backend the operator chose; its failures speak to users. */
public final class MediaStore {

  private static final Logger LOG = LoggerFactory.getLogger(MediaStore.class);
  private static final int DELETED_AT_ONCE = 1_000;

  private final StorageProvider backend;
  private final CloudPlaces elsewhere;
  private final DiskFloor floor;
  private final StorageQuota quota;
  private final Set<String> reserved = ConcurrentHashMap.newKeySet();

  /** The media of a server that reaches no other places, and whose disk is nobody's concern here. */
  public MediaStore(StorageProvider backend) {
    this(backend, CloudPlaces.none());
  }

  /** The media of a server, and the places beside them. */
  public MediaStore(StorageProvider backend, CloudPlaces elsewhere) {
    this(backend, elsewhere, DiskFloor.NONE);
  }

  /** The same in a backend that shares the disks that some of has to stay free. */
  public MediaStore(StorageProvider backend, CloudPlaces elsewhere, DiskFloor floor) {
    this(backend, elsewhere, floor, OptionalLong.empty(), _ -> List.of());
  }

  /**
   * The same, of which each user may take a part only.
   *
   * @param mostOfOneUser bytes; empty for all there is room for
   * @param projects tells the projects of a user
   */
  public MediaStore(
      StorageProvider backend, CloudPlaces elsewhere, DiskFloor floor, OptionalLong mostOfOneUser,
      Function<UserId, List<Long>> projects) {
    this.backend = backend;
    this.elsewhere = elsewhere;
    this.floor = floor;
    this.quota = new StorageQuota(mostOfOneUser, owner -> projects.apply(owner).stream()
        .mapToLong(project -> size(MediaNames.fileFolder(project)) + size(MediaNames.outputFolder(project))).sum());
  }

  /** What one user's media may take. */
  public StorageQuota quota() {
    return quota;
  }

  /** Where else files come from and exports go to. */
  public CloudPlaces elsewhere() {
    return elsewhere;
  }

  /**
   * Does nothing when there is room for more; for work that ends in something to store.
   *
   * @throws PlatformException {@code RESOURCE} when the disk is too full
   */
  public void requireRoom() {
    floor.require(0);
  }

  /** The same bytes, of which no more are read as soon as the disk is too full to take them. */
  public InputStream guarded(InputStream content) {
    return floor.guarded(content);
  }

  /**
   * Stores bytes under a key, whole or not at all, with the media type that its name or its first bytes tell. Under a
   * key that was reserved nothing is replaced, not even what another server stored there meanwhile.
   */
  public StoredObject put(String key, InputStream content) {
    return put(key, content, OptionalLong.empty(), Optional.empty(), fresh(key));
  }

  /** The same for bytes of a known length. */
  public StoredObject put(String key, InputStream content, long length) {
    return put(key, content, OptionalLong.of(length), Optional.empty(), fresh(key));
  }

  /** The same for what a caller sent along; a backend that keeps files shares its bytes, where it can. */
  public StoredObject put(String key, Upload upload) {
    try (InputStream content = upload.open()) {
      return put(key, content, OptionalLong.of(upload.size()), upload.file(), fresh(key));
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The upload could not be read: " + e.getMessage(), e);
    }
  }

  /** Stores bytes in the place of an object that the caller has seen; fails when it is another by now. */
  public StoredObject replace(StoredObject seen, InputStream content, long length) {
    return put(seen.key(), content, OptionalLong.of(length), Optional.empty(), PutCondition.unchanged(seen.etag()));
  }

  private PutCondition fresh(String key) {
    return reserved.contains(key) ? PutCondition.absent() : PutCondition.always();
  }

  private StoredObject put(
      String key, InputStream content, OptionalLong length, Optional<Path> file, PutCondition condition) {
    try {
      floor.require(length.orElse(0));
      PushbackInputStream whole = new PushbackInputStream(floor.guarded(content), MediaTypes.HEAD_BYTES);
      byte[] head = whole.readNBytes(MediaTypes.HEAD_BYTES);
      whole.unread(head);
      PutRequest request = PutRequest.of(key, whole, MediaTypes.of(key, head)).when(condition);
      PutRequest measured = length.isPresent() ? request.withLength(length.getAsLong()) : request;
      return backend.put(file.map(measured::withFile).orElse(measured));
    } catch (StorageException e) {
      throw translated(e);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The bytes to store cannot be read: " + e.getMessage(), e);
    } finally {
      reserved.remove(key);
    }
  }

  /** A key that is free in a folder, named after a wish; nobody else gets it until something is stored there. */
  public synchronized String reserve(String folder, String name) {
    String free = MediaNames.free(folder, name, key -> reserved.contains(key) || find(key).isPresent());
    reserved.add(free);
    return free;
  }

  /** Copies an object inside the backend. */
  public StoredObject copy(String from, String to) {
    try {
      floor.require(find(from).map(StoredObject::size).orElse(0L));
      return backend.copy(from, to);
    } catch (StorageException e) {
      throw translated(e);
    } finally {
      reserved.remove(to);
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
      throw translated(e);
    }
  }

  /** An object's bytes; the caller closes the stream. */
  public InputStream open(String key) {
    try {
      return backend.open(key);
    } catch (StorageException e) {
      throw translated(e);
    }
  }

  /** A part of an object's bytes; the caller closes the stream. */
  public InputStream open(String key, ByteRange range) {
    try {
      return backend.open(key, range);
    } catch (StorageException e) {
      throw translated(e);
    }
  }

  /** The file that holds an object, where the backend keeps one on this machine. */
  public Optional<Path> localFile(String key) {
    try {
      return backend.localFile(key);
    } catch (StorageException e) {
      throw translated(e);
    }
  }

  /** Bytes in a folder. */
  public long size(String prefix) {
    try (Stream<StoredObject> objects = backend.list(prefix)) {
      return objects.mapToLong(StoredObject::size).sum();
    } catch (StorageException e) {
      throw translated(e);
    }
  }

  /** The keys in a folder, sorted. */
  public List<String> keys(String prefix) {
    try (Stream<StoredObject> objects = backend.list(prefix)) {
      return objects.map(StoredObject::key).sorted().toList();
    } catch (StorageException e) {
      throw translated(e);
    }
  }

  /** Removes an object; a backend that fails is logged, since the object is already forgotten. */
  public void delete(String key) {
    try {
      backend.delete(key);
    } catch (StorageException e) {
      LOG.warn("A stored object could not be removed. key={}", key, e);
    }
  }

  /** Removes all objects in a folder, as {@link #delete} does. */
  public void deleteFolder(String prefix) {
    try (Stream<StoredObject> objects = backend.list(prefix)) {
      List<String> some = new ArrayList<>();
      for (Iterator<StoredObject> each = objects.iterator(); each.hasNext(); ) {
        some.add(each.next().key());
        if (some.size() == DELETED_AT_ONCE || !each.hasNext()) {
          backend.deleteAll(some);
          some = new ArrayList<>();
        }
      }
    } catch (StorageException e) {
      LOG.warn("A folder could not be removed. prefix={}", prefix, e);
    }
  }

  /**
   * Copies an object's bytes into a local file.
   *
   * @param step called whenever some bytes have come
   */
  public void download(String key, Path target, Runnable step) {
    try (InputStream content = new WatchedStream(open(key), step::run)) {
      java.nio.file.Files.copy(content, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The media " + key + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static PlatformException translated(StorageException e) {
    return switch (e.reason()) {
      case MISSING -> new PlatformException(ErrorCode.NOT_FOUND, e.getMessage(), e);
      case INVALID_KEY -> new PlatformException(ErrorCode.INVALID, e.getMessage(), e);
      case CONFLICT -> PlatformException.state(e.getMessage());
      case FULL, REFUSED, UNAVAILABLE -> new PlatformException(ErrorCode.RESOURCE, e.getMessage(), e);
    };
  }
}
