package org.clipwright.plugin.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.clipwright.sdk.storage.SignedUploads;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.sdk.storage.StoredObject;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Multipart uploads whose parts clients send.
 *
 * @param presigner signs addresses that clients can reach
 */
record S3SignedUploads(S3Client client, S3Presigner presigner, S3Settings settings, S3Failures failures)
    implements SignedUploads {

  private String name(String key) {
    return settings.prefix() + StorageKey.checked(key);
  }

  private static String what(String key) {
    return "The object \"" + key + "\" cannot be uploaded";
  }

  @Override
  public Begun begin(String key, String contentType) {
    CreateMultipartUploadRequest.Builder create =
        CreateMultipartUploadRequest.builder().bucket(settings.bucket()).key(name(key)).contentType(contentType);
    settings.storageClass().ifPresent(create::storageClass);
    settings.encryption().ifPresent(create::serverSideEncryption);
    settings.kmsKey().ifPresent(create::ssekmsKeyId);
    return failures.translating(what(key),
        () -> new Begun(key, client.createMultipartUpload(create.build()).uploadId(), contentType));
  }

  /** The length is signed too, so that nobody can send more than was announced. */
  @Override
  public URI address(Begun upload, int number, long bytes, Duration lifetime) {
    UploadPartRequest part =
        UploadPartRequest.builder().bucket(settings.bucket()).key(name(upload.key())).uploadId(upload.id())
            .partNumber(number).contentLength(bytes).build();
    return failures.translating(what(upload.key()), () -> S3StorageProvider.uri(
        presigner.presignUploadPart(sign -> sign.signatureDuration(lifetime).uploadPartRequest(part)).url()));
  }

  @Override
  public StoredObject complete(Begun upload, int parts) {
    String name = name(upload.key());
    return failures.translating(what(upload.key()), () -> {
      List<CompletedPart> sent =
          client.listPartsPaginator(list -> list.bucket(settings.bucket()).key(name).uploadId(upload.id()))
              .parts().stream().filter(part -> part.partNumber() <= parts)
              .map(part -> CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build()).toList();
      requireAll(parts, sent);
      client.completeMultipartUpload(end -> end.bucket(settings.bucket()).key(name).uploadId(upload.id())
          .multipartUpload(all -> all.parts(sent)));
      HeadObjectResponse facts = client.headObject(head -> head.bucket(settings.bucket()).key(name));
      return new StoredObject(upload.key(), facts.contentLength(), upload.contentType(), S3Upload.bare(facts.eTag()),
          facts.lastModified());
    });
  }

  private static void requireAll(int parts, List<CompletedPart> sent) {
    List<Integer> numbers = sent.stream().map(CompletedPart::partNumber).toList();
    IntStream.rangeClosed(1, parts).filter(number -> !numbers.contains(number)).findFirst().ifPresent(missing -> {
      throw new StorageException(Reason.CONFLICT, "Part " + missing + " of the upload has not arrived. Send it again.");
    });
  }

  @Override
  public void abandon(Begun upload) {
    try {
      client.abortMultipartUpload(
          abort -> abort.bucket(settings.bucket()).key(name(upload.key())).uploadId(upload.id()));
    } catch (SdkException failure) {
      if (S3Failures.status(failure) != 404) {
        throw failures.of(what(upload.key()), failure);
      }
    }
  }
}
