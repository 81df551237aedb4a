package org.clipwright.commands.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.services.media.OwnerOnly;

/** A backup that is being written: next to its target, and moved there only when complete. */
final class BackupFile implements AutoCloseable {

  private final Path target;
  private final Path unfinished;
  private final ZipOutputStream zip;
  private int entries;

  /** Writes the content of an entry. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream target) throws IOException;
  }

  BackupFile(Path target) throws IOException {
    this.target = target;
    this.unfinished = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    OwnerOnly.write(unfinished, "");
    this.zip = new ZipOutputStream(Files.newOutputStream(unfinished));
  }

  /** Adds rows and other text, compressed. */
  Manifest.ManifestPart packed(String kind, String name, Content content) throws IOException {
    zip.setLevel(Deflater.BEST_SPEED);
    return add(kind, name, content);
  }

  /** Adds media, which are already compressed. */
  Manifest.ManifestPart asItIs(String kind, String name, Content content) throws IOException {
    zip.setLevel(Deflater.NO_COMPRESSION);
    return add(kind, name, content);
  }

  private Manifest.ManifestPart add(String kind, String name, Content content) throws IOException {
    String entry = kind + "/" + ++entries;
    zip.putNextEntry(new ZipEntry(entry));
    Counted counted = new Counted(zip);
    content.writeTo(counted);
    zip.closeEntry();
    return new Manifest.ManifestPart(name, entry, counted.size, counted.digest.hex());
  }

  /** Completes the file and moves it to its target. */
  void complete(Manifest manifest) throws IOException {
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.bytes());
    zip.closeEntry();
    zip.close();
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static final class Counted extends FilterOutputStream {

    private final Sha256 digest = new Sha256();
    private long size;

    Counted(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      out.write(bytes, start, length);
      digest.add(bytes, start, length);
      size += length;
    }
  }

  /** Removes an incomplete file. */
  @Override
  public void close() throws IOException {
    zip.close();
    Files.deleteIfExists(unfinished);
  }
}
