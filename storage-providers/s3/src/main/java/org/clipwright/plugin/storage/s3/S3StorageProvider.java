package org.clipwright.plugin.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.sdk.storage.LinkRequest;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.SignedUploads;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Stores objects in a bucket. */
final class S3StorageProvider implements StorageProvider {

  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int DELETED_AT_ONCE = 1_000;

  /** Each upload holds a part in memory; further uploads wait. */
  private static final int UPLOADS_AT_ONCE = 8;

  private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE);
  private final S3Settings settings;
  private final S3Failures failures;
  private final S3Client client;
  private final S3Copy copies;
  private final S3Presigner presigner;

  S3StorageProvider(S3Settings settings) {
    this.settings = settings;
    this.failures = new S3Failures(settings.bucket());
    this.client = client(settings);
    this.copies = new S3Copy(client, settings, S3Copy.MOST_AT_ONCE);
    this.presigner = presigner(settings);
  }

  private static S3Client client(S3Settings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(settings.region())
            .credentialsProvider(settings.credentials())
            .forcePathStyle(settings.pathStyle())
            .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECTING).socketTimeout(SILENCE));
    // Not all other servers support the newer checksums, but they do support the MD5 that uploads carry.
    settings.endpoint().ifPresent(address -> builder
        .endpointOverride(address)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED));
    return builder.build();
  }

  private static S3Presigner presigner(S3Settings settings) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(settings.region())
            .credentialsProvider(settings.credentials())
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build());
    settings.linkEndpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private String name(String key) {
    return settings.prefix() + StorageKey.checked(key);
  }

  @Override
  public StoredObject put(PutRequest request) {
    name(request.key());
    String what = "The object \"" + request.key() + "\" cannot be stored";
    S3Upload upload = new S3Upload(client, settings, request);
    uploads.acquireUninterruptibly();
    try {
      S3Upload.Uploaded stored = upload.run();
      return new StoredObject(
          request.key(), stored.size(), request.contentType(), stored.etag(), Instant.now(), request.sha256());
    } catch (NoSuchKeyException gone) {
      throw new StorageException(Reason.CONFLICT, what + ": the one it was to replace is gone.");
    } catch (SdkException failure) {
      throw failures.of(what, failure);
    } catch (IOException unreadable) {
      throw new StorageException(Reason.UNAVAILABLE, what + ": " + unreadable.getMessage() + ".", unreadable);
    } finally {
      uploads.release();
    }
  }

  @Override
  public InputStream open(String key) {
    String name = name(key);
    return failures.translating("The object \"" + key + "\" cannot be read", () -> resuming(name, 0, Optional.empty()));
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    String name = name(key);
    try {
      return resuming(name, range.offset(), Optional.of(range.offset() + range.length() - 1));
    } catch (SdkException failure) {
      if (S3Failures.status(failure) == 416) {
        return InputStream.nullInputStream();
      }
      throw failures.of("The object \"" + key + "\" cannot be read", failure);
    }
  }

  private InputStream resuming(String name, long offset, Optional<Long> last) {
    boolean whole = offset == 0 && last.isEmpty();
    ResponseInputStream<GetObjectResponse> first = client.getObject(whole ? get(name) : get(name, offset, last));
    String etag = first.response().eTag();
    return new ResumingStream(first,
        position -> client.getObject(get(name, offset + position, last).toBuilder().ifMatch(etag).build()));
  }

  private GetObjectRequest get(String name) {
    return GetObjectRequest.builder().bucket(settings.bucket()).key(name).build();
  }

  private GetObjectRequest get(String name, long offset, Optional<Long> last) {
    String end = last.map(String::valueOf).orElse("");
    return get(name).toBuilder().range("bytes=" + offset + "-" + end).build();
  }

  @Override
  public Optional<StoredObject> find(String key) {
    String name = name(key);
    try {
      HeadObjectResponse facts = client.headObject(head -> head.bucket(settings.bucket()).key(name));
      return Optional.of(
          new StoredObject(
              key,
              facts.contentLength(),
              Optional.ofNullable(facts.contentType()).orElse(ContentType.UNKNOWN),
              Optional.ofNullable(facts.eTag()).map(S3Upload::bare).orElse(""),
              facts.lastModified(),
              Optional.ofNullable(facts.metadata().get(S3Upload.SHA256))));
    } catch (SdkException failure) {
      if (S3Failures.status(failure) == 404) {
        return Optional.empty();
      }
      throw failures.of("The object \"" + key + "\" cannot be inspected", failure);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    String what = "The objects under \"" + prefix + "\" cannot be listed";
    Stream<S3Object> all =
        failures.translating(what,
            () -> client
                .listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(settings.prefix() + prefix))
                .contents().stream());
    return new ListedObjects(all, settings.prefix(), failure -> failures.of(what, failure)).stream();
  }

  @Override
  public void delete(String key) {
    String name = name(key);
    try {
      client.deleteObject(delete -> delete.bucket(settings.bucket()).key(name));
    } catch (SdkException failure) {
      if (S3Failures.status(failure) != 404) {
        throw failures.of("The object \"" + key + "\" cannot be deleted", failure);
      }
    }
  }

  @Override
  public void deleteAll(List<String> keys) {
    List<ObjectIdentifier> names = new ArrayList<>();
    keys.forEach(key -> names.add(ObjectIdentifier.builder().key(name(key)).build()));
    for (int from = 0; from < names.size(); from += DELETED_AT_ONCE) {
      deleteSome(names.subList(from, Math.min(names.size(), from + DELETED_AT_ONCE)));
    }
  }

  private void deleteSome(List<ObjectIdentifier> names) {
    List<S3Error> refused =
        failures.translating("Objects cannot be deleted", () -> client.deleteObjects(
            delete -> delete.bucket(settings.bucket()).delete(some -> some.objects(names).quiet(true)))
            .errors());
    if (!refused.isEmpty()) {
      throw new StorageException(
          Reason.REFUSED, refused.size() + " objects cannot be deleted: S3 refuses it (" + refused.getFirst().code()
              + ").");
    }
  }

  @Override
  public StoredObject copy(String fromKey, String toKey) {
    String from = name(fromKey);
    String to = name(toKey);
    StoredObject source =
        find(fromKey)
            .orElseThrow(() -> new StorageException(Reason.MISSING, "There is no object \"" + fromKey + "\"."));
    return failures.translating("The object \"" + fromKey + "\" cannot be copied",
        () -> copies.copy(source, from, to, toKey));
  }

  @Override
  public Optional<URI> signedUrl(LinkRequest request) {
    String name = name(request.key());
    GetObjectRequest.Builder get = get(name).toBuilder().responseContentType(request.contentType());
    request.disposition().ifPresent(get::responseContentDisposition);
    return failures.translating("The object \"" + request.key() + "\" cannot be linked to", () -> Optional.of(
        uri(presigner.presignGetObject(sign -> sign.signatureDuration(request.lifetime()).getObjectRequest(get.build()))
            .url())));
  }

  @Override
  public Optional<SignedUploads> signedUploads() {
    return Optional.of(new S3SignedUploads(client, presigner, settings, failures));
  }

  @Override
  public Optional<URI> address(String key) {
    String name = name(key);
    return Optional.of(
        uri(client.utilities().getUrl(url -> {
          url.bucket(settings.bucket()).key(name);
          settings.linkEndpoint().ifPresent(url::endpoint);
        })));
  }

  static URI uri(java.net.URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The SDK returned no valid address.", impossible);
    }
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }
}
