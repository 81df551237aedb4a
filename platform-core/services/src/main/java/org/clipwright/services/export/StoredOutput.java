package org.clipwright.services.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.caption.CaptionFile;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.Export;

/** All that is stored of an export: its output, the segments that a playlist leads to, and captions. */
public record StoredOutput(MediaStore media, Export export) {

  /** The folder of the segments that a playlist leads to; empty when the output is one file. */
  private Optional<String> segments() {
    return export.outcome().output().filter(key -> OutputFormats.Playlist.of(key).isPresent())
        .map(MediaNames::beside);
  }

  /** The size of all of it. */
  public long bytes() {
    return CaptionFile.stored(export).stream().flatMap(key -> media.find(key).stream())
        .mapToLong(StoredObject::size).sum() + segments().map(media::size).orElse(0L);
  }

  /** Removes all of it. */
  public void delete() {
    CaptionFile.stored(export).forEach(media::delete);
    segments().ifPresent(media::deleteFolder);
  }

  /** Whether the output is a playlist, which is of no use without its segments. */
  public boolean isPlaylist() {
    return segments().isPresent();
  }

  /** Writes a playlist and its segments as an archive, in the folders in which players expect them. */
  public void archive(OutputStream out) throws IOException {
    String output = export.outcome().output().orElseThrow();
    String folder = segments().orElseThrow();
    int prefix = output.lastIndexOf('/') + 1;
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.NO_COMPRESSION);
    write(output, prefix, zip);
    for (String key : media.keys(folder)) {
      write(key, prefix, zip);
    }
    zip.finish();
  }

  private void write(String key, int prefix, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry(key.substring(prefix)));
    try (InputStream content = media.open(key)) {
      content.transferTo(zip);
    }
    zip.closeEntry();
  }
}
