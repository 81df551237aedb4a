package org.clipwright.graphql.upload;

import org.clipwright.services.upload.UploadTargets;

/**
 * Where the bytes of large media arrive before they become files.
 *
 * @param inServer targets in a folder of this server
 * @param inStorage targets in the storage of all media, where that is possible
 */
public record Uploads(UploadTargets inServer, DirectTargets inStorage) {

  /** Removes abandoned uploads. */
  void sweep() {
    inServer.sweep();
    inStorage.sweep();
  }
}
