package org.clipwright.graphql.upload;

import java.io.InputStream;
import java.util.Optional;
import org.clipwright.services.field.Upload;
import org.clipwright.services.media.MediaStore;

/**
 * A file whose bytes have arrived in the storage of all media.
 *
 * @param name the file name the client gave, without folders
 * @param key where the bytes are
 */
public record StagedUpload(String name, String key, long size, MediaStore media) implements Upload {

  @Override
  public InputStream open() {
    return media.open(key);
  }

  @Override
  public Optional<String> stored() {
    return Optional.of(key);
  }
}
