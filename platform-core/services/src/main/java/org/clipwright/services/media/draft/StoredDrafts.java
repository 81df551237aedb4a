package org.clipwright.services.media.draft;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.UserId;

/** The objects that one operation stores for a user; unless it succeeds, they are removed again. */
public final class StoredDrafts implements AutoCloseable {

  private final MediaStore media;
  private final List<String> keys = new ArrayList<>();
  private long room;

  public StoredDrafts(MediaStore media, UserId owner) {
    this.media = media;
    this.room = media.quota().room(owner);
  }

  private void count(StoredObject stored) {
    media.quota().requireWithin(room, stored.size());
    room -= stored.size();
  }

  /** Copies an object into a project's folder and returns its key. */
  public String copy(String from, long project) {
    return copy(from, project, from.substring(from.lastIndexOf('/') + 1));
  }

  /** Copies an object into a project's folder under a name, or one like it, and returns its key. */
  public String copy(String from, long project, String name) {
    String key = media.reserve(MediaNames.fileFolder(project), name);
    keys.add(key);
    count(media.copy(from, key));
    return key;
  }

  /** Stores bytes in a project's folder under a name, or one like it, and returns the key. */
  public String put(long project, String name, InputStream content) {
    String key = media.reserve(MediaNames.fileFolder(project), name);
    keys.add(key);
    count(media.put(key, content));
    return key;
  }

  /** Keeps everything. */
  public void keep() {
    keys.clear();
  }

  @Override
  public void close() {
    keys.forEach(media::delete);
  }
}
