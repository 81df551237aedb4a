package org.clipwright.render.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of the plugins' effects that are running, in a file that outlives the process, so that an effect that
 * crashes it can be named. The file is memory-mapped: recording an effect needs no system call.
 */
public final class RunningEffects implements AutoCloseable {

  /** Records nothing. */
  public static final RunningEffects NOWHERE = new RunningEffects(Optional.empty(), Optional.empty());

  /** What {@link #started} returns when there is no room, or nothing is recorded. */
  public static final int UNNOTED = -1;

  private static final int SLOTS = 16;
  private static final int SLOT_BYTES = 512;
  private static final Logger LOG = LoggerFactory.getLogger(RunningEffects.class);

  private final Optional<Path> file;
  private final Optional<ByteBuffer> slots;

  private RunningEffects(Optional<Path> file, Optional<ByteBuffer> slots) {
    this.file = file;
    this.slots = slots;
  }

  /** Keeps the names in memory only. */
  public static RunningEffects inMemory() {
    return new RunningEffects(Optional.empty(), Optional.of(ByteBuffer.allocate(SLOTS * SLOT_BYTES)));
  }

  /** Records into a new file, replacing an old one; if that fails, records nothing. */
  public static RunningEffects in(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      // Writing to a mapped page that a full disk has no room for would crash the process, so the space is allocated
      // first.
      channel.write(ByteBuffer.allocate(SLOTS * SLOT_BYTES));
      ByteBuffer slots = channel.map(FileChannel.MapMode.READ_WRITE, 0, SLOTS * SLOT_BYTES);
      return new RunningEffects(Optional.of(file), Optional.of(slots));
    } catch (IOException unwritable) {
      LOG.debug("Running effects are not recorded. file={}", file, unwritable);
      return NOWHERE;
    }
  }

  /** The effects that were running when the process recording into a file died; none when there is no such file. */
  public static List<String> leftIn(Path file) {
    try {
      return names(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException missing) {
      LOG.debug("No effects were recorded. file={}", file, missing);
      return List.of();
    }
  }

  /** The effects that are running now. */
  public synchronized List<String> names() {
    return slots.map(RunningEffects::names).orElse(List.of());
  }

  private static List<String> names(ByteBuffer slots) {
    List<String> names = new ArrayList<>();
    for (int slot = 0; slot < SLOTS && slots.capacity() == SLOTS * SLOT_BYTES; slot++) {
      int length = Math.clamp(slots.getInt(slot * SLOT_BYTES), 0, SLOT_BYTES - Integer.BYTES);
      if (length > 0) {
        byte[] bytes = new byte[length];
        slots.get(slot * SLOT_BYTES + Integer.BYTES, bytes);
        names.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return names;
  }

  /** Records an effect and returns the slot to free. */
  public synchronized int started(String name) {
    if (slots.isEmpty()) {
      return UNNOTED;
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      if (slots.get().getInt(slot * SLOT_BYTES) == 0) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, SLOT_BYTES - Integer.BYTES);
        slots.get().put(slot * SLOT_BYTES + Integer.BYTES, bytes, 0, length);
        slots.get().putInt(slot * SLOT_BYTES, length);
        return slot;
      }
    }
    return UNNOTED;
  }

  /** Clears a slot. */
  public synchronized void ended(int slot) {
    if (slot != UNNOTED) {
      slots.ifPresent(buffer -> buffer.putInt(slot * SLOT_BYTES, 0));
    }
  }

  /** The process is alive, so the file is no longer needed. */
  @Override
  public void close() {
    file.ifPresent(RunningEffects::forget);
  }

  /** Deletes the file a dead process left behind. */
  public static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stuck) {
      LOG.warn("The record of running effects cannot be deleted. file={}", file, stuck);
    }
  }
}
