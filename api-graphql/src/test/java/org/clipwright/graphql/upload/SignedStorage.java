package org.clipwright.graphql.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.SignedUploads;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.sdk.testkit.ForwardingStorageProvider;

/** A storage in memory that takes parts from clients, at addresses that tests write to by a method. */
final class SignedStorage extends ForwardingStorageProvider implements SignedUploads {

  private final Map<String, Map<Integer, byte[]>> uploads = new HashMap<>();

  /** Sends a part as a client would. */
  void send(URI address, byte[] part) {
    uploads.get(address.getHost()).put(Integer.parseInt(address.getPath().substring(1)), part);
  }

  /** How many uploads are neither completed nor abandoned. */
  int unfinished() {
    return uploads.size();
  }

  @Override
  public Optional<SignedUploads> signedUploads() {
    return Optional.of(this);
  }

  @Override
  public Begun begin(String key, String contentType) {
    String id = "upload" + uploads.size();
    uploads.put(id, new HashMap<>());
    return new Begun(key, id, contentType);
  }

  @Override
  public URI address(Begun upload, int number, long bytes, Duration lifetime) {
    return URI.create("https://" + upload.id() + "/" + number);
  }

  @Override
  public StoredObject complete(Begun upload, int parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int number = 1; number <= parts; number++) {
      byte[] part = uploads.get(upload.id()).get(number);
      if (part == null) {
        throw new StorageException(Reason.CONFLICT,
            "Part " + number + " of the upload has not arrived. Send it again.");
      }
      all.writeBytes(part);
    }
    uploads.remove(upload.id());
    return put(PutRequest.of(upload.key(), new ByteArrayInputStream(all.toByteArray()), upload.contentType()));
  }

  @Override
  public void abandon(Begun upload) {
    uploads.remove(upload.id());
  }
}
