package org.clipwright.services.media;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.sdk.storage.SignedUploads;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** Uploads whose bytes clients send to the storage of all media itself, where they wait beside the media. */
public final class DirectUploads {

  private static final String FOLDER = "video/uploads/";
  private static final long SMALLEST_PART = 16L << 20;
  private static final int MOST_PARTS = 1_000;

  private final MediaStore media;
  private final SignedUploads uploads;

  DirectUploads(MediaStore media, SignedUploads uploads) {
    this.media = media;
    this.uploads = uploads;
  }

  /**
   * An upload in progress.
   *
   * @param name unguessable
   * @param storageId the storage's name for it
   * @param size its announced length in bytes
   */
  public record Begun(String name, String storageId, long size) {

    /** The key where the bytes wait once all have arrived. */
    public String key() {
      return FOLDER + name;
    }

    private long partBytes() {
      return Math.max(SMALLEST_PART, Math.ceilDiv(size, MOST_PARTS));
    }

    private int parts() {
      return (int) Math.ceilDiv(size, partBytes());
    }

    private SignedUploads.Begun inStorage() {
      return new SignedUploads.Begun(key(), storageId, ContentType.UNKNOWN);
    }
  }

  /**
   * Where to send a part by PUT.
   *
   * @param offset of its first byte
   * @param length in bytes
   */
  public record UploadPart(URI url, long offset, long length) {}

  /** Begins an upload of 1 byte or more. */
  public Begun begin(String name, long size) {
    try {
      return new Begun(name, uploads.begin(FOLDER + name, ContentType.UNKNOWN).id(), size);
    } catch (StorageException failure) {
      throw StorageFailures.translated(failure);
    }
  }

  /** The parts of an upload, in order. */
  public List<UploadPart> parts(Begun upload, Duration lifetime) {
    try {
      List<UploadPart> parts = new ArrayList<>();
      for (int i = 0; i < upload.parts(); i++) {
        long offset = i * upload.partBytes();
        long length = Math.min(upload.partBytes(), upload.size() - offset);
        parts.add(new UploadPart(uploads.address(upload.inStorage(), i + 1, length, lifetime), offset, length));
      }
      return parts;
    } catch (StorageException failure) {
      throw StorageFailures.translated(failure);
    }
  }

  /**
   * Puts the parts together, once.
   *
   * @throws PlatformException {@code STATE} when a part is missing, {@code INVALID} when they have another length than
   *     was announced
   */
  public void complete(Begun upload) {
    Optional<StoredObject> there = media.find(upload.key());
    try {
      StoredObject object = there.isPresent() ? there.get() : uploads.complete(upload.inStorage(), upload.parts());
      if (object.size() != upload.size()) {
        media.delete(upload.key());
        throw new PlatformException(ErrorCode.INVALID,
            "The upload has " + object.size() + " bytes, but " + upload.size()
                + " were announced. Begin a new upload.");
      }
    } catch (StorageException failure) {
      throw StorageFailures.translated(failure);
    }
  }

  /** Removes an upload and all bytes of it. */
  public void abandon(Begun upload) {
    try {
      uploads.abandon(upload.inStorage());
    } catch (StorageException failure) {
      throw StorageFailures.translated(failure);
    }
    media.delete(upload.key());
  }
}
