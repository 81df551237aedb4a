package org.clipwright.pluginhost;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.clipwright.sdk.storage.Sha256;
import org.pf4j.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin packed with its libraries, unpacked once per content, because modules are read from jars. */
final class PluginZip {

  private static final Logger LOG = LoggerFactory.getLogger(PluginZip.class);
  private static final int MOST_ENTRIES = 2_000;
  private static final long MOST_BYTES = 512L << 20;
  private static final int NAME_DIGITS = 32;
  private static final String WANTED = "[^/\\\\]+\\.jar|lib/[^/\\\\]+\\.jar";

  private final Path zip;
  private final Path unpacked;

  /** A ZIP, and the folder under which its contents are placed. */
  PluginZip(Path zip, Path unpacked) {
    this.zip = zip;
    this.unpacked = unpacked;
  }

  /**
   * The jars of the plugin.
   *
   * @throws PluginRefusal if it is not a ZIP, not a plugin, too large, or cannot be unpacked
   */
  PluginContents contents() {
    try {
      Path folder = unpacked.resolve(zip.getFileName() + "-" + hash());
      if (!Files.isDirectory(folder)) {
        unpack(folder);
      }
      return PluginContents.in(folder);
    } catch (ZipException broken) {
      throw new PluginRefusal("it is not a ZIP, or an incomplete one", broken);
    } catch (AccessDeniedException closed) {
      throw new PluginRefusal("this program is not permitted to read it, or to write to " + unpacked, closed);
    } catch (IOException failure) {
      throw new PluginRefusal("it cannot be unpacked into " + unpacked + ": " + failure.getMessage(), failure);
    }
  }

  private String hash() throws IOException {
    try (InputStream content = Files.newInputStream(zip)) {
      return Sha256.of(content).substring(0, NAME_DIGITS);
    }
  }

  /** Several processes may do this at once; the first to finish gives the folder its name. */
  private void unpack(Path folder) throws IOException {
    Files.createDirectories(unpacked);
    Path part = Files.createTempDirectory(unpacked, ".part-");
    try {
      copyJars(part);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      LOG.debug("A plugin was unpacked. file={} folder={}", zip, folder);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException unpackedMeanwhile) {
      LOG.debug("Another process has unpacked the plugin. folder={}", folder, unpackedMeanwhile);
    } finally {
      remove(part);
    }
  }

  private void copyJars(Path target) throws IOException {
    try (ZipFile entries = new ZipFile(zip.toFile())) {
      if (entries.size() > MOST_ENTRIES) {
        throw new PluginRefusal("it holds more than " + MOST_ENTRIES + " entries");
      }
      long left = MOST_BYTES;
      for (Enumeration<? extends ZipEntry> each = entries.entries(); each.hasMoreElements();) {
        ZipEntry entry = each.nextElement();
        if (entry.getName().matches(WANTED)) {
          left -= copy(entries, entry, target.resolve(entry.getName()), left);
        }
      }
    }
  }

  private static long copy(ZipFile entries, ZipEntry entry, Path file, long most) throws IOException {
    Files.createDirectories(file.getParent());
    long copied = 0;
    try (InputStream in = entries.getInputStream(entry);
        OutputStream out = Files.newOutputStream(file)) {
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        copied += read;
        if (copied > most) {
          throw new PluginRefusal("its jars are larger than " + (MOST_BYTES >> 20) + " MB together");
        }
        out.write(part, 0, read);
      }
    }
    return copied;
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      FileUtils.delete(folder);
    } catch (IOException stuck) {
      LOG.warn("Remains of an unpacked plugin cannot be removed. folder={}", folder, stuck);
    }
  }
}
