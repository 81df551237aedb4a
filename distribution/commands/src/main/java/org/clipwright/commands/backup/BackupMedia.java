package org.clipwright.commands.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;

/** Copies the media of a backup while users continue to change them. */
final class BackupMedia {

  private final MediaStore media;
  private final BackupFile file;
  private final Map<String, StoredObject> seen = new HashMap<>();
  private final Map<String, Manifest.ManifestPart> parts = new HashMap<>();

  BackupMedia(MediaStore media, BackupFile file) {
    this.media = media;
    this.file = file;
  }

  /** Copies what is new or has changed since the last call; what has been removed is left out. */
  void copyNew() throws IOException {
    for (String key : media.keys("")) {
      Optional<StoredObject> now = media.find(key);
      if (now.isPresent() && !key.equals(MediaStore.INSTALLATION) && !unchanged(now.get())) {
        copy(now.get());
      }
    }
  }

  private boolean unchanged(StoredObject now) {
    StoredObject before = seen.get(now.key());
    return before != null && before.etag().equals(now.etag()) && before.size() == now.size();
  }

  private void copy(StoredObject object) throws IOException {
    try (InputStream content = media.open(object.key())) {
      parts.put(object.key(), file.asItIs("media", object.key(), content::transferTo));
      seen.put(object.key(), object);
    } catch (PlatformException failure) {
      if (failure.code() != ErrorCode.NOT_FOUND) {
        throw failure;
      }
    }
  }

  /** The keys, of those given, that were not copied. */
  List<String> missing(List<String> keys) {
    return keys.stream().filter(key -> !parts.containsKey(key)).toList();
  }

  List<Manifest.ManifestPart> parts() {
    return new ArrayList<>(parts.values());
  }
}
