package org.clipwright.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clipwright.render.codec.DistantMedia;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.worker.proxy.ProxyShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of stored media in a folder that the workers of a machine share. Beyond the limit, or when disk space is
 * short, the least recently used are removed, except those in use by a running job, whose files are locked.
 * Thread-safe; one for each process and folder.
 */
public final class MediaCopies implements DistantMedia, ProxyShelf {

  private static final String PART = ".part";
  /** The prefix of files that are as long as their object, but hold only its beginning. */
  private static final String OUTLINE = "outline-";
  private static final int TURNS = 64;
  private static final Duration ABANDONED = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(MediaCopies.class);

  private final Path folder;
  private final long mostBytes;
  private final DiskFloor floor;
  private final Map<Path, Use> used = new ConcurrentHashMap<>();
  private final Map<Path, StoredBlocks> distant = new ConcurrentHashMap<>();
  /** Keeps two jobs from fetching the same copy; striped by name. */
  private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();

  private int running;

  /**
   * Manages copies in a folder.
   *
   * @param folder may be deleted while nothing renders
   * @param mostBytes the most that copies not in use by a job may take
   * @param floor the space that must stay free on the disk
   */
  public MediaCopies(Path folder, long mostBytes, DiskFloor floor) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.floor = floor;
  }

  /** A copy in use by jobs: while its file is locked, no process removes it. */
  private record Use(FileChannel channel, Instant since) {}

  private record Copy(Path file, long bytes, Instant lastUsed) {}

  /** A job of this process begins. */
  synchronized void begin() {
    running++;
  }

  /**
   * A job of this process has ended.
   *
   * @param longest the longest that the other jobs can have used their copies
   */
  synchronized void end(Duration longest) {
    running--;
    Instant since = Instant.now().minus(longest);
    for (Iterator<Map.Entry<Path, Use>> uses = used.entrySet().iterator(); uses.hasNext();) {
      Map.Entry<Path, Use> use = uses.next();
      if (running == 0 || use.getValue().since().isBefore(since)) {
        uses.remove();
        distant.remove(use.getKey());
        close(use.getValue().channel());
      }
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException failure) {
      LOG.warn("A copy of stored media could not be released.", failure);
    }
  }

  /**
   * The copy with this name, fetched if missing; it stays until the job has ended.
   *
   * @param bytes its expected size
   */
  Path get(String name, long bytes, Writing source) throws IOException {
    Path copy = folder.resolve(name);
    synchronized (turns[Math.floorMod(name.hashCode(), turns.length)]) {
      if (!take(copy)) {
        Files.createDirectories(folder);
        makeRoom(bytes);
        floor.require(bytes);
        fetch(copy, source);
        if (!take(copy)) {
          throw new NoSuchFileException(copy.toString(), null, "it was removed as soon as it had been fetched");
        }
      }
    }
    return copy;
  }

  /**
   * A file that has only the beginning of an object, but its length. As long as the running job lasts, {@link #open}
   * gives the rest.
   *
   * @param bytes that the file takes
   * @param blocks the bytes of the object
   */
  Path outline(String name, long bytes, Writing source, StoredBlocks blocks) throws IOException {
    Path outline = get(OUTLINE + name, bytes, source);
    distant.putIfAbsent(outline, blocks);
    return outline;
  }

  @Override
  public Optional<SeekableByteChannel> open(Path file) {
    return Optional.ofNullable(distant.get(file)).map(BlockChannel::new);
  }

  @Override
  public Optional<Path> find(String name) throws IOException {
    Path copy = folder.resolve(name);
    return take(copy) ? Optional.of(copy) : Optional.empty();
  }

  @Override
  public synchronized boolean isInUse() {
    return running > 0;
  }

  @Override
  public boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  @Override
  public void keep(String name, long bytes, Writing writing) throws IOException {
    Files.createDirectories(folder);
    makeRoom(bytes);
    floor.require(bytes);
    fetch(folder.resolve(name), writing);
  }

  /** The files of an object's blocks. */
  BlockFiles blocks(String name) {
    return new BlockFiles(this::keep, number -> folder.resolve("block-" + name + "-" + number));
  }

  /** Keeps a file beside the copies, until room is needed; it appears at once as a whole. */
  void keep(Path file, byte[] content) throws IOException {
    keep(file.getFileName().toString(), content.length, part -> Files.write(part, content));
  }

  private void fetch(Path copy, Writing source) throws IOException {
    Path part = Files.createTempFile(folder, "fetch-", PART);
    try {
      source.writeTo(part);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Locks a copy against removal; false when it does not exist. */
  private synchronized boolean take(Path copy) throws IOException {
    Use old = used.remove(copy);
    if (old != null && Files.exists(copy)) {
      use(copy, old.channel());
      return true;
    }
    if (old != null) {
      close(old.channel());
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(copy, StandardOpenOption.READ);
    } catch (NoSuchFileException missing) {
      return false;
    }
    channel.lock(0, Long.MAX_VALUE, true);
    // Another process may have removed it before it was locked.
    if (!Files.exists(copy)) {
      channel.close();
      return false;
    }
    use(copy, channel);
    return true;
  }

  private void use(Path copy, FileChannel channel) throws IOException {
    used.put(copy, new Use(channel, Instant.now()));
    // Not when it was modified, by which programs tell whether its content is still the same.
    Files.getFileAttributeView(copy, BasicFileAttributeView.class).setTimes(null, FileTime.from(Instant.now()), null);
  }

  private synchronized void makeRoom(long bytes) throws IOException {
    List<Copy> copies = copies();
    long all = copies.stream().mapToLong(Copy::bytes).sum();
    for (Copy copy : copies) {
      if (all + bytes <= mostBytes && floor.room() >= bytes) {
        return;
      }
      if (removed(copy)) {
        all -= copy.bytes();
      }
    }
  }

  /** The copies, least recently used first. */
  private List<Copy> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(MediaCopies::copy).sorted(Comparator.comparing(Copy::lastUsed)).toList();
    }
  }

  private static Stream<Copy> copy(Path file) {
    try {
      long bytes = file.getFileName().toString().startsWith(OUTLINE) ? 0 : Files.size(file);
      return Stream.of(new Copy(file, bytes, lastUsed(Files.readAttributes(file, BasicFileAttributes.class))));
    } catch (IOException removedMeanwhile) {
      return Stream.empty();
    }
  }

  private static Instant lastUsed(BasicFileAttributes file) {
    FileTime read = file.lastAccessTime();
    FileTime written = file.lastModifiedTime();
    return (read.compareTo(written) > 0 ? read : written).toInstant();
  }

  private boolean removed(Copy copy) throws IOException {
    boolean fetching = copy.file().toString().endsWith(PART)
        && copy.lastUsed().isAfter(Instant.now().minus(ABANDONED));
    if (fetching || used.containsKey(copy.file())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(copy.file(), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null && Files.deleteIfExists(copy.file());
    } catch (NoSuchFileException | OverlappingFileLockException goneOrUsed) {
      return false;
    }
  }
}
