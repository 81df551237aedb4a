package org.clipwright.plugin.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Uploads one object: in one request if it fits into a part, otherwise as a multipart upload that is completed at once.
 */
final class S3Upload {

  /** Metadata key of an object's SHA-256. */
  static final String SHA256 = "clipwright-sha256";

  /** Metadata by which an upload recognizes the object that it stored. */
  private static final String TOKEN = "clipwright-upload";

  private static final int PRECONDITION_FAILED = 412;

  private final S3Client client;
  private final S3Settings settings;
  private final PutRequest request;
  private final String token = UUID.randomUUID().toString();
  private final String name;
  private final Optional<ObjectCannedACL> acl;

  /** The result of an upload. */
  record Uploaded(String etag, long size) {}

  S3Upload(S3Client client, S3Settings settings, PutRequest request) {
    this.client = client;
    this.settings = settings;
    this.request = request;
    this.name = settings.prefix() + request.key();
    this.acl = Optional.ofNullable(request.options().get(PutRequest.ACL)).map(S3Upload::acl);
  }

  private static ObjectCannedACL acl(String wish) {
    ObjectCannedACL acl = ObjectCannedACL.fromValue(wish);
    if (acl == ObjectCannedACL.UNKNOWN_TO_SDK_VERSION) {
      throw new StorageException(
          Reason.REFUSED,
          "\"" + wish + "\" is not an ACL of S3; it can be "
              + ObjectCannedACL.knownValues().stream().map(ObjectCannedACL::toString).sorted()
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return acl;
  }

  /**
   * Uploads the content.
   *
   * @throws IOException if the content cannot be read to its end, or does not match what was announced
   */
  Uploaded run() throws IOException {
    byte[] first = part(0);
    byte[] second = first.length < size(0) ? new byte[0] : part(1);
    return second.length == 0 ? single(first) : parts(first, second);
  }

  private int size(int number) {
    return PartSizes.of(request.length(), number);
  }

  private byte[] part(int number) throws IOException {
    InputStream content = request.content();
    byte[] bytes = content.readNBytes(size(number));
    if (bytes.length < size(number) && content.read() >= 0) {
      throw new IOException("The content continues after its declared end");
    }
    return bytes;
  }

  private Uploaded single(byte[] content) {
    PutObjectRequest.Builder put =
        PutObjectRequest.builder()
            .bucket(settings.bucket())
            .key(name)
            .contentType(request.contentType())
            .metadata(metadata())
            .contentMD5(md5(content));
    acl.ifPresent(put::acl);
    settings.storageClass().ifPresent(put::storageClass);
    settings.encryption().ifPresent(put::serverSideEncryption);
    settings.kmsKey().ifPresent(put::ssekmsKeyId);
    switch (request.condition()) {
      case PutCondition.Always() -> {}
      case PutCondition.Absent() -> put.ifNoneMatch("*");
      case PutCondition.Unchanged(String etag) -> put.ifMatch(etag);
    }
    return new Uploaded(bare(put(put.build(), content)), content.length);
  }

  /**
   * Java and the SDK resend a request whose connection broke before the response arrived. The object that then violates
   * the condition may be the one that the first attempt stored.
   */
  private String put(PutObjectRequest put, byte[] content) {
    try {
      return client.putObject(put, RequestBody.fromBytes(content)).eTag();
    } catch (S3Exception refused) {
      if (request.condition() instanceof PutCondition.Always || refused.statusCode() != PRECONDITION_FAILED) {
        throw refused;
      }
      HeadObjectResponse present = client.headObject(head -> head.bucket(settings.bucket()).key(name));
      if (token.equals(present.metadata().get(TOKEN))) {
        return present.eTag();
      }
      throw refused;
    } catch (SdkClientException broken) {
      throw reason(broken);
    }
  }

  /** A server without the bucket may close the connection while it is sent an object, so that its answer is lost. */
  private SdkException reason(SdkClientException broken) {
    try {
      client.listObjectsV2(list -> list.bucket(settings.bucket()).maxKeys(1));
    } catch (NoSuchBucketException missing) {
      return missing;
    } catch (SdkException another) {
      broken.addSuppressed(another);
    }
    return broken;
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new HashMap<>();
    request.sha256().ifPresent(digits -> metadata.put(SHA256, digits));
    if (!(request.condition() instanceof PutCondition.Always)) {
      metadata.put(TOKEN, token);
    }
    return metadata;
  }

  private Uploaded parts(byte[] first, byte[] second) throws IOException {
    String upload = begin();
    boolean complete = false;
    try {
      List<CompletedPart> done = new ArrayList<>();
      long size = 0;
      byte[] content = first;
      byte[] next = second;
      while (content.length > 0) {
        done.add(upload(upload, done.size() + 1, content));
        size += content.length;
        content = next;
        next = content.length == 0 ? content : part(done.size() + 1);
      }
      String etag = end(upload, done);
      complete = true;
      return new Uploaded(bare(etag), size);
    } finally {
      if (!complete) {
        forget(upload);
      }
    }
  }

  private String begin() {
    CreateMultipartUploadRequest.Builder create =
        CreateMultipartUploadRequest.builder()
            .bucket(settings.bucket())
            .key(name)
            .contentType(request.contentType())
            .metadata(metadata());
    acl.ifPresent(create::acl);
    settings.storageClass().ifPresent(create::storageClass);
    settings.encryption().ifPresent(create::serverSideEncryption);
    settings.kmsKey().ifPresent(create::ssekmsKeyId);
    return client.createMultipartUpload(create.build()).uploadId();
  }

  private CompletedPart upload(String upload, int number, byte[] content) {
    String etag =
        client.uploadPart(
            part -> part.bucket(settings.bucket()).key(name).uploadId(upload).partNumber(number)
                .contentMD5(md5(content)),
            RequestBody.fromBytes(content))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private String end(String upload, List<CompletedPart> done) {
    CompleteMultipartUploadRequest.Builder end =
        CompleteMultipartUploadRequest.builder()
            .bucket(settings.bucket())
            .key(name)
            .uploadId(upload)
            .multipartUpload(all -> all.parts(done));
    switch (request.condition()) {
      case PutCondition.Always() -> {}
      case PutCondition.Absent() -> end.ifNoneMatch("*");
      case PutCondition.Unchanged(String etag) -> end.ifMatch(etag);
    }
    return client.completeMultipartUpload(end.build()).eTag();
  }

  /** Parts of an uncompleted upload still cost money. */
  private void forget(String upload) {
    try {
      client.abortMultipartUpload(abort -> abort.bucket(settings.bucket()).key(name).uploadId(upload));
    } catch (RuntimeException leftBehind) {
      // Report the failure that led here; the bucket's lifecycle rules clean up the parts.
      return;
    }
  }

  private static String md5(byte[] content) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has MD5.", impossible);
    }
  }

  /** An etag without its quotes. */
  static String bare(String etag) {
    return etag.replace("\"", "");
  }
}
