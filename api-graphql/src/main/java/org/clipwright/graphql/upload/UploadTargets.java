package org.clipwright.graphql.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clipwright.services.resource.UserId;

/**
 * Places where large media arrive piece by piece before a file is made of them. A place is a file whose name nobody can
 * guess; it names its owner, who alone can make something of it.
 */
public final class UploadTargets {

  /** Places are kept this long after the last byte. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final String ENDING = ".upload";
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final long mostBytes;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /** What became of bytes that arrived. */
  enum Outcome {
    STORED,
    NO_SUCH_PLACE,
    /** They do not follow what is there, or somebody else is writing. */
    OUT_OF_TURN,
    TOO_LARGE
  }

  /** @param mostBytes of one upload */
  public UploadTargets(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  public long mostBytes() {
    return mostBytes;
  }

  /** Makes an empty place, and clears away those that were left. */
  public String create(UserId owner) {
    byte[] key = new byte[24];
    random.nextBytes(key);
    String id = owner.value() + "-" + HexFormat.of().formatHex(key);
    try {
      Files.createDirectories(folder);
      removeOld();
      Files.createFile(file(id));
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("Room for an upload cannot be made.", e);
    }
  }

  private void removeOld() throws IOException {
    Instant oldest = Instant.now().minus(KEPT);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }

  /** The bytes that have arrived for an owner's place; empty when there is none. */
  public Optional<Path> find(UserId owner, String id) {
    return Optional.of(id).filter(text -> text.startsWith(owner.value() + "-")).flatMap(this::existing);
  }

  private Optional<Path> existing(String id) {
    return id.matches("\\d{1,18}-[0-9a-f]{48}") ? Optional.of(file(id)).filter(Files::isRegularFile) : Optional.empty();
  }

  /** How many bytes have arrived; empty when there is no such place. */
  Optional<Long> received(String id) {
    return existing(id).map(UploadTargets::size);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be looked at.", e);
    }
  }

  /**
   * Adds bytes; those that arrived before a connection broke stay.
   *
   * @param first the number of the first of them, which must be the next; 0 begins anew
   */
  Outcome write(String id, long first, InputStream content) throws IOException {
    Optional<Path> file = existing(id);
    if (file.isEmpty()) {
      return Outcome.NO_SUCH_PLACE;
    }
    if (!busy.add(id)) {
      return Outcome.OUT_OF_TURN;
    }
    try {
      return first != 0 && size(file.get()) != first ? Outcome.OUT_OF_TURN : append(file.get(), first, content);
    } finally {
      busy.remove(id);
    }
  }

  private Outcome append(Path file, long first, InputStream content) throws IOException {
    List<StandardOpenOption> options = first == 0
        ? List.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
        : List.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try (OutputStream out = Files.newOutputStream(file, options.toArray(StandardOpenOption[]::new))) {
      byte[] buffer = new byte[BUFFER];
      long total = first;
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        total += read;
        if (total > mostBytes) {
          return Outcome.TOO_LARGE;
        }
        out.write(buffer, 0, read);
      }
      return Outcome.STORED;
    }
  }

  /** Keeps writers and others from a place until it is released; false when somebody has it. */
  public boolean claim(String id) {
    return busy.add(id);
  }

  /** Lets others have a place that was claimed. */
  public void release(String id) {
    busy.remove(id);
  }

  /** Removes a place of which a file was made. */
  public void delete(String id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be removed.", e);
    }
  }
}
