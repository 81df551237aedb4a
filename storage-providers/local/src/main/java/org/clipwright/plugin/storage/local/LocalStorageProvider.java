package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

/** Objects as files of a folder, each at the path that its key is. */
final class LocalStorageProvider implements StorageProvider {

  /** Holds unfinished files and the media types that names do not tell; no key may start with it. */
  static final String PRIVATE_FOLDER = ".clipwright";

  /** Another thread may prune an empty folder between its making and its use. */
  private static final int TRIES = 5;

  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final Path root;
  private final ContentTypes types;
  private final Path unfinished;
  private final Access access;
  private final Turn turn;

  private LocalStorageProvider(Path root, Access access) {
    this.root = root;
    this.access = access;
    this.types = new ContentTypes(root.resolve(PRIVATE_FOLDER).resolve("types"), access);
    this.unfinished = root.resolve(PRIVATE_FOLDER).resolve("unfinished");
    this.turn = new Turn(root.resolve(PRIVATE_FOLDER).resolve("turn"), access);
  }

  /**
   * Opens a folder, making it when it is missing.
   *
   * @param group who may open the files besides this user; blank for nobody
   */
  static LocalStorageProvider at(Path root, String group) {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      LocalStorageProvider provider = new LocalStorageProvider(absolute, Access.of(absolute, group));
      provider.makeRoot();
      provider.access.makeFolders(provider.unfinished);
      provider.removeAbandoned();
      if (!Files.isWritable(absolute)) {
        throw new StorageException(Reason.REFUSED, "The storage folder " + absolute + " cannot be written to.");
      }
      return provider;
    } catch (IOException failure) {
      throw Failures.of("The storage folder " + absolute + " cannot be used", failure);
    }
  }

  /** Folders above the storage are nobody's secret. */
  private void makeRoot() throws IOException {
    if (root.getParent() != null) {
      Files.createDirectories(root.getParent());
    }
    access.makeFolders(root);
    access.closeTree(root);
  }

  /** A process that died while it wrote left its part behind; nobody writes one object for a day. */
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
    Path target = path(request.key());
    return publish(request.key(), target, request.contentType(), request.condition(), file -> fill(file, request));
  }

  @Override
  public InputStream open(String key) {
    try {
      return Channels.newInputStream(FileChannel.open(existing(key), StandardOpenOption.READ));
    } catch (IOException failure) {
      throw Failures.of("The object \"" + key + "\" cannot be read", failure);
    }
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    try {
      FileChannel channel = FileChannel.open(existing(key), StandardOpenOption.READ);
      channel.position(range.offset());
      return new PartOfStream(Channels.newInputStream(channel), range.length());
    } catch (IOException failure) {
      throw Failures.of("The object \"" + key + "\" cannot be read", failure);
    }
  }

  @Override
  public Optional<StoredObject> find(String key) {
    Path file = path(key);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile() ? Optional.of(described(key, attributes)) : Optional.empty();
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException failure) {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      throw Failures.of("The object \"" + key + "\" cannot be inspected", failure);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    List<StoredObject> found = new ArrayList<>();
    try {
      Path start = folderOf(prefix);
      if (Files.isDirectory(start)) {
        Files.walkFileTree(start, new Collector(prefix, found));
      }
    } catch (IOException failure) {
      throw Failures.of("The objects under \"" + prefix + "\" cannot be listed", failure);
    }
    return found.stream();
  }

  @Override
  public void delete(String key) {
    Path file = path(key);
    try {
      if (Files.isRegularFile(file)) {
        turn.take(PutCondition.always(), () -> Files.deleteIfExists(file));
        types.forget(key);
        pruneAbove(file);
      }
    } catch (IOException failure) {
      throw Failures.of("The object \"" + key + "\" cannot be deleted", failure);
    }
  }

  @Override
  public StoredObject copy(String fromKey, String toKey) {
    StoredObject source =
        find(fromKey).orElseThrow(() -> missing(fromKey));
    Path target = path(toKey);
    Path from = path(fromKey);
    return publish(toKey, target, source.contentType(), PutCondition.always(), file -> {
      Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
      flush(file);
    });
  }

  @Override
  public Optional<Path> localFile(String key) {
    Path file = path(key);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** Writes the bytes of an object to a file. */
  private interface Filling {
    void fill(Path file) throws IOException;
  }

  private StoredObject publish(String key, Path target, String contentType, PutCondition condition, Filling filling) {
    Path temporary = null;
    try {
      access.makeFolders(unfinished);
      temporary = Files.createTempFile(unfinished, "put-", ".part");
      filling.fill(temporary);
      access.close(temporary);
      Path written = temporary;
      return turn.take(condition, () -> replace(key, target, contentType, condition, written));
    } catch (IOException failure) {
      deleteQuietly(temporary, failure);
      throw Failures.of("The object \"" + key + "\" cannot be stored", failure);
    } catch (RuntimeException failure) {
      deleteQuietly(temporary, failure);
      throw failure;
    }
  }

  private StoredObject replace(String key, Path target, String contentType, PutCondition condition, Path written)
      throws IOException {
    if (!condition.holds(find(key))) {
      throw new StorageException(Reason.CONFLICT, "The object \"" + key + "\" has been replaced in the meantime.");
    }
    types.remember(key, contentType);
    StoredObject stored = described(key, Files.readAttributes(written, BasicFileAttributes.class));
    move(written, target, access);
    return stored;
  }

  /** A file that is given becomes the object by a second name, so that its bytes are not written again. */
  private static void fill(Path file, PutRequest request) throws IOException {
    if (request.file().isPresent() && request.sha256().isEmpty() && isLinked(request.file().get(), file, request)) {
      flush(file);
    } else {
      write(request.content(), file);
    }
  }

  /** Whether it could be done; another disk, or one without links, cannot. */
  private static boolean isLinked(Path given, Path file, PutRequest request) throws IOException {
    if (request.length().isPresent() && Files.size(given) != request.length().getAsLong()) {
      return false;
    }
    Files.delete(file);
    try {
      Files.createLink(file, given.toRealPath());
      return true;
    } catch (UnsupportedOperationException | FileSystemException elsewhere) {
      return false;
    }
  }

  private static void write(InputStream content, Path file) throws IOException {
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    flush(file);
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void move(Path temporary, Path target, Access access) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        access.makeFolders(target.getParent());
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        break;
      } catch (NoSuchFileException pruned) {
        if (attempt == TRIES) {
          throw pruned;
        }
      }
    }
    flushFolder(target.getParent());
  }

  /** A rename is only safe from a power cut when its folder has reached the disk. */
  private static void flushFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (NoSuchFileException removedMeanwhile) {
      return;
    }
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

  private void pruneAbove(Path file) {
    for (Path folder = file.getParent(); !folder.equals(root); folder = folder.getParent()) {
      try {
        Files.delete(folder);
      } catch (IOException inUse) {
        return;
      }
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

  private Path existing(String key) {
    Path file = path(key);
    if (!Files.isRegularFile(file)) {
      throw missing(key);
    }
    return file;
  }

  private Path path(String key) {
    StorageKey.checked(key);
    if (key.equals(PRIVATE_FOLDER) || key.startsWith(PRIVATE_FOLDER + "/")) {
      throw new StorageException(
          Reason.INVALID_KEY, "The name of a stored object must not start with \"" + PRIVATE_FOLDER + "\".");
    }
    return root.resolve(key);
  }

  /** The folder that holds all keys of a prefix, which itself may end inside a segment. */
  private Path folderOf(String prefix) {
    int slash = prefix.lastIndexOf('/');
    return slash < 0 ? root : path(prefix.substring(0, slash));
  }

  private static StorageException missing(String key) {
    return new StorageException(Reason.MISSING, "There is no object \"" + key + "\".");
  }

  /** Collects the files under a prefix; one that vanishes while it looks is left out. */
  private final class Collector extends SimpleFileVisitor<Path> {

    private final String prefix;
    private final List<StoredObject> found;

    Collector(String prefix, List<StoredObject> found) {
      this.prefix = prefix;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root.resolve(PRIVATE_FOLDER)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String key = root.relativize(file).toString();
      if (key.startsWith(prefix) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        found.add(described(key, attributes));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
