package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;

/** Stores objects as files in a folder, each at the path given by its key. */
final class LocalStorageProvider implements StorageProvider {

  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final Path root;
  private final Tree tree;
  private final RememberedTypes types;
  private final Path unfinished;
  private final FileAccess access;
  private final KeyLock turn;

  private LocalStorageProvider(Path root, FileAccess access, Sharing sharing) {
    Path own = root.resolve(Tree.PRIVATE_FOLDER);
    this.root = root;
    this.access = access;
    this.unfinished = own.resolve(sharing == Sharing.GUARDED ? "drafts" : "unfinished");
    this.tree = sharing == Sharing.GUARDED ? new LinklessTree(root, unfinished, access) : new PlainTree(root, access);
    this.types = new RememberedTypes(own.resolve("types"), unfinished, access);
    this.turn = new KeyLock(own.resolve("turn"), access);
  }

  /** How far other users with write access to the folder are trusted. */
  enum Sharing {
    /** Links that lead elsewhere were made by the operator, and are followed. */
    TRUSTED,
    /** Links may be traps, and are not followed. */
    GUARDED
  }

  /**
   * Opens a folder, creating it if missing.
   *
   * @param group the group that may open the files besides this user; blank for none
   */
  static LocalStorageProvider at(Path root, String group, Sharing sharing) {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      LocalStorageProvider provider = new LocalStorageProvider(absolute, FileAccess.of(absolute, group), sharing);
      provider.makeRoot();
      if (sharing == Sharing.GUARDED) {
        provider.guard();
      } else {
        provider.access.makeFolders(provider.unfinished);
      }
      provider.removeAbandoned();
      if (!Files.isWritable(absolute)) {
        throw new StorageException(Reason.REFUSED, "The storage folder " + absolute + " cannot be written to.");
      }
      return provider;
    } catch (IOException failure) {
      throw FileFailures.of("The storage folder " + absolute + " cannot be used", failure);
    }
  }

  /** Folders above the storage need no restricted access. */
  private void makeRoot() throws IOException {
    if (root.getParent() != null) {
      Files.createDirectories(root.getParent());
    }
    access.makeFolders(root);
    access.closeTree(root);
  }

  /** Creates whatever others may write to before they can, so that nobody else decides where it leads. */
  private void guard() throws IOException {
    if (!LinklessTree.worksIn(root)) {
      throw new StorageException(
          Reason.REFUSED, "The storage folder " + root + " cannot be guarded against links on this system.");
    }
    Path own = root.resolve(Tree.PRIVATE_FOLDER);
    access.makeFolders(own);
    access.keepNames(root, own);
    access.makeFolders(own.resolve("unfinished"));
    access.makeFolders(own.resolve("types"));
    turn.make();
    access.makeOwnFolder(unfinished);
  }

  /** A process that died while writing leaves a partial file behind; no write of one object takes a day. */
  private void removeAbandoned() throws IOException {
    FileTime limit = FileTime.from(Instant.now().minus(ABANDONED_AFTER));
    try (Stream<Path> parts = Files.list(unfinished)) {
      for (Path part : parts.toList()) {
        if (Files.exists(part) && Files.getLastModifiedTime(part).compareTo(limit) < 0) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  @Override
  public StoredObject put(PutRequest request) {
    return publish(checked(request.key()), request.contentType(), request.condition(),
        file -> ObjectFile.fill(file, request));
  }

  @Override
  public InputStream open(String key) {
    return open(key, 0);
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    return new PartOfStream(open(key, range.offset()), range.length());
  }

  private InputStream open(String key, long offset) {
    try {
      return Channels.newInputStream(tree.open(checked(key)).position(offset));
    } catch (NoSuchFileException none) {
      throw missing(key);
    } catch (IOException failure) {
      throw FileFailures.of("The object \"" + key + "\" cannot be read", failure);
    }
  }

  @Override
  public Optional<StoredObject> find(String key) {
    try {
      return tree.find(checked(key)).map(attributes -> described(key, attributes));
    } catch (IOException failure) {
      throw FileFailures.of("The object \"" + key + "\" cannot be inspected", failure);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    List<StoredObject> found = new ArrayList<>();
    int slash = prefix.lastIndexOf('/');
    try {
      tree.walk(slash < 0 ? "" : checked(prefix.substring(0, slash)), (key, attributes) -> {
        if (key.startsWith(prefix)) {
          found.add(described(key, attributes));
        }
      });
    } catch (IOException failure) {
      throw FileFailures.of("The objects under \"" + prefix + "\" cannot be listed", failure);
    }
    return found.stream();
  }

  @Override
  public void delete(String key) {
    try {
      if (tree.find(checked(key)).isPresent()) {
        turn.take(PutCondition.always(), () -> {
          tree.delete(key);
          return null;
        });
        types.forget(key);
        tree.prune(key);
      }
    } catch (IOException failure) {
      throw FileFailures.of("The object \"" + key + "\" cannot be deleted", failure);
    }
  }

  @Override
  public StoredObject copy(String fromKey, String toKey) {
    StoredObject source = find(fromKey).orElseThrow(() -> missing(fromKey));
    return publish(checked(toKey), source.contentType(), PutCondition.always(), file -> {
      tree.copy(fromKey, file);
      ObjectFile.flush(file);
    });
  }

  @Override
  public Optional<Path> localFile(String key) {
    Path file = root.resolve(checked(key));
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** Writes an object's bytes to a file. */
  private interface Filling {
    void fill(Path file) throws IOException;
  }

  private StoredObject publish(String key, String contentType, PutCondition condition, Filling filling) {
    Path temporary = null;
    try {
      access.makeFolders(unfinished);
      temporary = Files.createTempFile(unfinished, "put-", ".part");
      filling.fill(temporary);
      access.close(temporary);
      Path written = temporary;
      return turn.take(condition, () -> replace(key, contentType, condition, written));
    } catch (IOException failure) {
      deleteQuietly(temporary, failure);
      throw FileFailures.of("The object \"" + key + "\" cannot be stored", failure);
    } catch (RuntimeException failure) {
      deleteQuietly(temporary, failure);
      throw failure;
    }
  }

  private StoredObject replace(String key, String contentType, PutCondition condition, Path written)
      throws IOException {
    if (!condition.holds(find(key))) {
      throw new StorageException(Reason.CONFLICT, "The object \"" + key + "\" has been replaced in the meantime.");
    }
    types.remember(key, contentType);
    StoredObject stored = described(key, Files.readAttributes(written, BasicFileAttributes.class));
    tree.place(written, key);
    return stored;
  }

  private static void deleteQuietly(Path file, Exception cause) {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      cause.addSuppressed(leftBehind);
    }
  }

  private StoredObject described(String key, BasicFileAttributes attributes) {
    long written = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    String etag =
        Long.toHexString(written)
            + "-"
            + Long.toHexString(attributes.size())
            + "-"
            + Integer.toHexString(String.valueOf(attributes.fileKey()).hashCode());
    return new StoredObject(
        key, attributes.size(), types.of(key), etag, attributes.lastModifiedTime().toInstant());
  }

  private static String checked(String key) {
    StorageKey.checked(key);
    if (key.equals(Tree.PRIVATE_FOLDER) || key.startsWith(Tree.PRIVATE_FOLDER + "/")) {
      throw new StorageException(
          Reason.INVALID_KEY, "The name of a stored object must not start with \"" + Tree.PRIVATE_FOLDER + "\".");
    }
    return key;
  }

  private static StorageException missing(String key) {
    return new StorageException(Reason.MISSING, "There is no object \"" + key + "\".");
  }
}
