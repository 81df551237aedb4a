package org.clipwright.plugin.storage.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.storage.StoredObject;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Copies objects inside the bucket, in parts if they are too large for one request. */
final class S3Copy {

  /** S3 copies at most 5 GB in one request. */
  static final long MOST_AT_ONCE = 5_000_000_000L;

  private final S3Client client;
  private final S3Settings settings;
  private final long mostAtOnce;

  S3Copy(S3Client client, S3Settings settings, long mostAtOnce) {
    this.client = client;
    this.settings = settings;
    this.mostAtOnce = mostAtOnce;
  }

  /** Copies the source, named {@code from} in the bucket, to the name {@code to}, whose key is {@code key}. */
  StoredObject copy(StoredObject source, String from, String to, String key) {
    String etag = source.size() <= mostAtOnce ? whole(from, to) : parts(source, from, to);
    return new StoredObject(key, source.size(), source.contentType(), S3Upload.bare(etag), Instant.now(),
        source.sha256());
  }

  private String whole(String from, String to) {
    CopyObjectRequest.Builder copy =
        CopyObjectRequest.builder()
            .sourceBucket(settings.bucket()).sourceKey(from).destinationBucket(settings.bucket()).destinationKey(to);
    settings.storageClass().ifPresent(copy::storageClass);
    settings.encryption().ifPresent(copy::serverSideEncryption);
    settings.kmsKey().ifPresent(copy::ssekmsKeyId);
    return client.copyObject(copy.build()).copyObjectResult().eTag();
  }

  private String parts(StoredObject source, String from, String to) {
    String upload = begin(source, to);
    Optional<String> etag = Optional.empty();
    try {
      List<CompletedPart> done = new ArrayList<>();
      for (long at = 0; at < source.size(); at += mostAtOnce) {
        done.add(part(upload, done.size() + 1, from, to, at, Math.min(source.size(), at + mostAtOnce) - 1));
      }
      etag = Optional.of(
          client.completeMultipartUpload(
              end -> end.bucket(settings.bucket()).key(to).uploadId(upload).multipartUpload(all -> all.parts(done)))
              .eTag());
      return etag.get();
    } finally {
      if (etag.isEmpty()) {
        client.abortMultipartUpload(abort -> abort.bucket(settings.bucket()).key(to).uploadId(upload));
      }
    }
  }

  private String begin(StoredObject source, String to) {
    CreateMultipartUploadRequest.Builder create =
        CreateMultipartUploadRequest.builder()
            .bucket(settings.bucket()).key(to).contentType(source.contentType())
            .metadata(source.sha256().map(digits -> Map.of(S3Upload.SHA256, digits)).orElse(Map.of()));
    settings.storageClass().ifPresent(create::storageClass);
    settings.encryption().ifPresent(create::serverSideEncryption);
    settings.kmsKey().ifPresent(create::ssekmsKeyId);
    return client.createMultipartUpload(create.build()).uploadId();
  }

  private CompletedPart part(String upload, int number, String from, String to, long first, long last) {
    String etag =
        client.uploadPartCopy(part -> part
            .sourceBucket(settings.bucket()).sourceKey(from).destinationBucket(settings.bucket()).destinationKey(to)
            .uploadId(upload).partNumber(number).copySourceRange("bytes=" + first + "-" + last))
            .copyPartResult().eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }
}
