package org.clipwright.worker.font;

import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clipwright.sdk.text.ColorFonts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fonts with colours in the folders where systems keep their fonts; Java does not tell which files it uses. */
public final class InstalledColorFonts {

  private static final Logger LOG = LoggerFactory.getLogger(InstalledColorFonts.class);
  private static final Path HOME = Path.of(System.getProperty("user.home"));
  private static final List<Path> FOLDERS = List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"),
      HOME.resolve(".fonts"), HOME.resolve(".local/share/fonts"));
  private static final int DEEPEST = 6;
  private static final int MOST_FILES = 10_000;
  private static final int LARGEST_BYTES = 64 << 20;
  private static final int HEADER = 12;
  private static final int ENTRY = 16;
  private static final int MOST_TABLES = 64;
  private static final Set<Integer> COLORS =
      Set.of(FontTables.tag("CBDT"), FontTables.tag("COLR"), FontTables.tag("sbix"));

  private InstalledColorFonts() {}

  /** Makes them known to all text in this process. */
  public static void takeUp() {
    FOLDERS.stream().filter(Files::isDirectory).forEach(InstalledColorFonts::takeUp);
  }

  private static void takeUp(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      files.limit(MOST_FILES).filter(file -> file.toString().matches("(?i).*\\.[ot]tf")).sorted()
          .forEach(InstalledColorFonts::add);
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.warn("Fonts with colours are left out. folder={} reason=\"{}\"", folder, unreadable.getMessage());
    }
  }

  /** An unusable font leaves the others alone. */
  private static void add(Path file) {
    try {
      if (hasColors(file) && Files.size(file) <= LARGEST_BYTES) {
        FontFile.colored(file, LARGEST_BYTES).forEach(ColorFonts::add);
      }
    } catch (IOException | FontFormatException unusable) {
      LOG.warn("A font with colours is left out. file={} reason=\"{}\"", file, unusable.getMessage());
    }
  }

  private static boolean hasColors(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEADER + ENTRY * MOST_TABLES));
      int count = head.remaining() < HEADER ? 0 : head.getShort(4) & 0xFFFF;
      for (int entry = HEADER; entry < HEADER + ENTRY * count && entry + ENTRY <= head.limit(); entry += ENTRY) {
        if (COLORS.contains(head.getInt(entry))) {
          return true;
        }
      }
      return false;
    }
  }
}
