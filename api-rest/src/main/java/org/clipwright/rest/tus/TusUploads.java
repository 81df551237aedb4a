package org.clipwright.rest.tus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.message.RestException;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.file.FileService;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.upload.UploadId;
import org.clipwright.services.upload.UploadInPieces;
import org.clipwright.services.upload.UploadTargets;

/** Resumable uploads: their bytes are in the same place, and within the same limits, as those of the graph. */
final class TusUploads {

  private final UploadTargets targets;
  private final FileService files;
  private final MediaStore media;
  private final TusRecords records;

  /**
   * How an upload stands.
   *
   * @param offset how many bytes have arrived
   */
  record Stand(TusUpload upload, long offset, Instant expires) {}

  TusUploads(UploadTargets targets, FileService files, MediaStore media) {
    this.targets = targets;
    this.files = files;
    this.media = media;
    this.records = new TusRecords(targets.room().folder());
  }

  long mostBytes() {
    return targets.mostBytes();
  }

  /** Begins an upload; the answer is its id. */
  String create(UserId owner, TusUpload upload) {
    media.quota().require(owner, upload.length());
    String id = targets.create(owner, upload.length());
    records.sweep();
    records.keep(id, upload);
    return id;
  }

  /** How an upload of an owner stands; one whose bytes are all there becomes a file, if it did not before. */
  Stand find(UserId owner, String id, LinkResolver links) {
    TusUpload upload = record(owner, id);
    if (upload.isFile()) {
      return new Stand(upload, upload.length(), records.expiry(id));
    }
    long offset = targets.received(id).orElseThrow(RestException::notFound);
    TusUpload now = offset == upload.length() ? complete(owner, id, upload, links) : upload;
    return new Stand(now, offset, records.expiry(id));
  }

  private TusUpload record(UserId owner, String id) {
    boolean own = UploadId.isValid(id) && UploadId.isOf(owner, id);
    return Optional.of(id).filter(_ -> own).flatMap(records::find).orElseThrow(RestException::notFound);
  }

  /** Adds bytes to an upload. */
  Stand append(
      UserId owner, String id, long offset, InputStream content, Optional<TusChecksum> checksum, LinkResolver links) {
    TusUpload upload = record(owner, id);
    if (!upload.isFile()) {
      InputStream rest = new Remainder(content, upload.length() - offset);
      write(id, offset, checksum.map(sum -> sum.requiredOf(rest)).orElse(rest));
    } else if (offset != upload.length()) {
      throw outOfTurn();
    }
    return find(owner, id, links);
  }

  private void write(String id, long offset, InputStream content) {
    try {
      switch (targets.continued(id, offset, content)) {
        case STORED -> {}
        case NO_SUCH_PLACE -> throw RestException.notFound();
        case OUT_OF_TURN -> throw outOfTurn();
        case TOO_LARGE -> throw Remainder.tooLong();
      }
    } catch (TusChecksum.Mismatch damaged) {
      cut(id, offset);
      throw RestException.of(460, "The piece was damaged in transit: its checksum does not match. Send it again.");
    } catch (IOException gone) {
      throw RestException.of(400,
          "The connection was lost. Send HEAD to learn how much has arrived, and continue there.");
    } finally {
      records.touch(id);
    }
  }

  private void cut(String id, long offset) {
    try {
      if (!targets.cut(id, offset)) {
        throw outOfTurn();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A damaged piece of an upload cannot be removed.", e);
    }
  }

  private static RestException outOfTurn() {
    return RestException.of(409,
        "The upload is at another offset, or is being written to. Send HEAD to learn its offset.");
  }

  /** One that is no media is removed, since sending it again would not help; with a full disk it can be tried again. */
  private TusUpload complete(UserId owner, String id, TusUpload upload, LinkResolver links) {
    if (!targets.claim(id)) {
      throw RestException.of(423, "A file is being created from the upload.");
    }
    try {
      ObjectNode values = JsonNodeFactory.instance.objectNode()
          .put("project", Long.toString(upload.project())).put("json", upload.json());
      UploadInPieces content = new UploadInPieces(upload.name(), targets.find(owner, id).orElseThrow());
      TusUpload done = upload
          .became(files.create(owner, new Input(values, Input.Source.FORM, Map.of("media", content), links)).id());
      records.keep(id, done);
      targets.delete(id);
      return done;
    } catch (PlatformException refused) {
      if (refused.code() == ErrorCode.INVALID) {
        remove(id);
      }
      throw refused;
    } finally {
      targets.release(id);
    }
  }

  /** Removes an upload, whatever has arrived of it; a file that it became stays. */
  void delete(UserId owner, String id) {
    record(owner, id);
    if (!targets.claim(id)) {
      throw RestException.of(423, "The upload is being written to.");
    }
    try {
      remove(id);
    } finally {
      targets.release(id);
    }
  }

  private void remove(String id) {
    targets.delete(id);
    records.delete(id);
  }
}
