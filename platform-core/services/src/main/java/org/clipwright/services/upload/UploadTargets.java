package org.clipwright.services.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;

/**
 * Targets where large media arrive chunk by chunk before they become files. A target is a file with an unguessable
 * name; it records its owner, the only one who can turn it into a file.
 *
 * <p>Received bytes count against the room for uploads until they become a file, are overwritten, or are swept.
 */
public final class UploadTargets {

  /** Targets are kept this long after the last byte. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** The most pending targets of one user. */
  public static final int MOST = 100;

  private static final String ENDING = ".upload";
  private static final int BUFFER = 1 << 16;

  private final UploadRoom room;
  private final long mostBytes;
  private final InstantSource clock;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Map<String, UploadRoom.Share> shares = new ConcurrentHashMap<>();

  /** Where a write may begin. */
  private enum Start {
    WHERE_IT_ENDED,
    OR_AT_ZERO
  }

  /** The outcome of a write. */
  public enum Outcome {
    STORED,
    NO_SUCH_PLACE,
    /** The bytes do not continue what is there, or somebody else is writing. */
    OUT_OF_TURN,
    TOO_LARGE
  }

  /**
   * Manages targets in a folder, including those that an earlier server left there.
   *
   * @param mostBytes the most bytes of one upload
   */
  public UploadTargets(UploadRoom room, long mostBytes, InstantSource clock) {
    this.room = room;
    this.mostBytes = mostBytes;
    this.clock = clock;
    sweep();
    places().forEach(id -> size(file(id)).ifPresent(share(id)::adopt));
  }

  /** The room that they all share. */
  public UploadRoom room() {
    return room;
  }

  public long mostBytes() {
    return mostBytes;
  }

  /**
   * Creates an empty target.
   *
   * @param announced how many bytes are expected; 0 when unknown
   * @throws PlatformException when there is no room for them, or the owner has too many targets
   */
  public synchronized String create(UserId owner, long announced) {
    sweep();
    if (places().stream().filter(id -> UploadId.owner(id) == owner.value()).count() >= MOST) {
      throw PlatformException.state(
          "You have " + MOST + " unfinished uploads, which is the maximum. Complete one first, or wait until they"
              + " are removed, " + KEPT.toHours() + " hours after their last byte.");
    }
    room.open(owner.value()).require(announced);
    String id = UploadId.fresh(owner);
    try {
      Files.createDirectories(room.folder());
      Files.createFile(file(id));
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("Space for an upload cannot be reserved.", e);
    }
  }

  /** Removes targets that have received nothing for long; one written to since it was found stale stays. */
  public void sweep() {
    for (String id : places()) {
      if (isOld(id) && busy.add(id)) {
        try {
          if (isOld(id)) {
            delete(id);
          }
        } finally {
          busy.remove(id);
        }
      }
    }
  }

  private boolean isOld(String id) {
    try {
      return Files.getLastModifiedTime(file(id)).toInstant().isBefore(clock.instant().minus(KEPT));
    } catch (NoSuchFileException completed) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Old uploads cannot be removed.", e);
    }
  }

  private List<String> places() {
    if (!Files.isDirectory(room.folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(room.folder())) {
      return files.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(id -> existing(id).isPresent())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The uploads cannot be read.", e);
    }
  }

  private Path file(String id) {
    return room.folder().resolve(id + ENDING);
  }

  private UploadRoom.Share share(String id) {
    return shares.computeIfAbsent(id, _ -> room.open(UploadId.owner(id)));
  }

  /** The bytes that have arrived at an owner's target; empty when there is no such target. */
  public Optional<Path> find(UserId owner, String id) {
    return Optional.of(id).filter(text -> UploadId.isOf(owner, text)).flatMap(this::existing);
  }

  private Optional<Path> existing(String id) {
    return id.matches("\\d{1,18}-[0-9a-f]{48}") ? Optional.of(file(id)).filter(Files::isRegularFile) : Optional.empty();
  }

  /** How many bytes have arrived; empty when there is no such target. */
  public Optional<Long> received(String id) {
    return existing(id).flatMap(UploadTargets::size);
  }

  /** Empty for a target that has been removed since it was found. */
  private static Optional<Long> size(Path file) {
    try {
      return Optional.of(Files.size(file));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be read.", e);
    }
  }

  /**
   * Appends bytes; those that arrived before a connection broke are kept.
   *
   * @param first the offset of the first of them, which must be the next; 0 starts over
   * @throws PlatformException when there is no room for them
   */
  public Outcome write(String id, long first, InputStream content) throws IOException {
    return write(id, first, content, Start.OR_AT_ZERO);
  }

  /** The same, but offset 0 is refused as well if bytes have arrived already. */
  public Outcome continued(String id, long first, InputStream content) throws IOException {
    return write(id, first, content, Start.WHERE_IT_ENDED);
  }

  private Outcome write(String id, long first, InputStream content, Start start) throws IOException {
    if (!busy.add(id)) {
      return Outcome.OUT_OF_TURN;
    }
    try {
      Optional<Path> file = existing(id);
      if (file.isEmpty()) {
        return Outcome.NO_SUCH_PLACE;
      }
      boolean over = first == 0 && start == Start.OR_AT_ZERO;
      return !over && size(file.get()).orElse(0L) != first ? Outcome.OUT_OF_TURN : append(id, first, content);
    } finally {
      busy.remove(id);
    }
  }

  private Outcome append(String id, long first, InputStream content) throws IOException {
    List<StandardOpenOption> options = first == 0
        ? List.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
        : List.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try (OutputStream out = Files.newOutputStream(file(id), options.toArray(StandardOpenOption[]::new))) {
      UploadRoom.Share share = share(id);
      if (first == 0) {
        share.close();
      }
      byte[] buffer = new byte[BUFFER];
      long total = first;
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        total += read;
        if (total > mostBytes) {
          return Outcome.TOO_LARGE;
        }
        share.claim(read);
        out.write(buffer, 0, read);
      }
      return Outcome.STORED;
    }
  }

  /**
   * Removes bytes from the end of a target; false when somebody is writing to it.
   *
   * @param left how many stay
   */
  public boolean cut(String id, long left) throws IOException {
    if (!busy.add(id)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(file(id), StandardOpenOption.WRITE)) {
      file.truncate(left);
      UploadRoom.Share share = share(id);
      share.close();
      share.adopt(left);
      return true;
    } finally {
      busy.remove(id);
    }
  }

  /** Locks a target until it is released; false when it is already locked. */
  public boolean claim(String id) {
    return busy.add(id);
  }

  /** Releases a claimed target. */
  public void release(String id) {
    busy.remove(id);
  }

  /** Removes a target that has become a file. */
  public void delete(String id) {
    try {
      Files.deleteIfExists(file(id));
      Optional.ofNullable(shares.remove(id)).ifPresent(UploadRoom.Share::close);
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be removed.", e);
    }
  }
}
