package org.clipwright.plugin.storage.azure;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobContainerAccessPolicies;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.models.PublicAccessType;
import com.azure.storage.blob.options.BlobInputStreamOptions;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** Stores objects as blobs in a container. */
final class AzureStorageProvider implements StorageProvider {

  private static final int FETCHED_AT_ONCE = 1 << 20;
  private static final int PAGE = 1_000;
  private static final int DELETED_AT_ONCE = 8;
  private static final int TRIES = 20;

  /** Each upload holds a block in memory; further uploads wait. */
  private static final int UPLOADS_AT_ONCE = 8;

  private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE);
  private final BlobContainerClient container;
  private final AzureSettings settings;
  private final int page;
  private final AzureFailures failures;

  AzureStorageProvider(AzureSettings settings) {
    this(settings, PAGE);
  }

  /** With as many objects in a page of a listing. */
  AzureStorageProvider(AzureSettings settings, int page) {
    this.settings = settings;
    this.page = page;
    this.container = settings.client();
    this.failures = new AzureFailures(container.getBlobContainerName());
  }

  private BlobClient blob(String key) {
    return container.getBlobClient(settings.prefix() + StorageKey.checked(key));
  }

  @Override
  public StoredObject put(PutRequest request) {
    BlobClient blob = blob(request.key());
    String what = "The object \"" + request.key() + "\" cannot be stored";
    Optional<PublicAccessType> access =
        Optional.ofNullable(request.options().get(PutRequest.PUBLIC)).flatMap(AzureStorageProvider::access);
    uploads.acquireUninterruptibly();
    try {
      access.ifPresent(this::open);
      AzureUpload.Uploaded stored = new AzureUpload(blob.getBlockBlobClient(), request).run();
      return new StoredObject(
          request.key(), stored.size(), request.contentType(), stored.etag(), Instant.now(), request.sha256());
    } catch (IOException unreadable) {
      throw new StorageException(Reason.UNAVAILABLE, what + ": " + unreadable.getMessage() + ".", unreadable);
    } catch (RuntimeException failure) {
      throw failures.of(what, failure);
    } finally {
      uploads.release();
    }
  }

  private static Optional<PublicAccessType> access(String wish) {
    return switch (wish) {
      case "blob" -> Optional.of(PublicAccessType.BLOB);
      case "container" -> Optional.of(PublicAccessType.CONTAINER);
      case "off", "private", "" -> Optional.empty();
      default ->
          throw new StorageException(
              Reason.REFUSED, "\"" + wish
                  + "\" is not a public access level of Azure; it can be blob, container or off.");
    };
  }

  /**
   * Azure grants access per container, not per blob; a container that is already as open or more open is left as it is.
   */
  private void open(PublicAccessType wish) {
    BlobContainerAccessPolicies now = container.getAccessPolicy();
    PublicAccessType access = now.getBlobAccessType();
    if (!wish.equals(access) && !PublicAccessType.CONTAINER.equals(access)) {
      container.setAccessPolicy(wish, now.getIdentifiers());
    }
  }

  @Override
  public InputStream open(String key) {
    return opened(key, Optional.empty());
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    return opened(key, Optional.of(range));
  }

  /** Another object may replace the one that was looked up; then that one is opened. */
  private InputStream opened(String key, Optional<ByteRange> range) {
    for (int attempt = 1;; attempt++) {
      try {
        return openedAsFound(key, range);
      } catch (StorageException replaced) {
        if (replaced.reason() != Reason.CONFLICT || attempt == TRIES) {
          throw replaced;
        }
      }
    }
  }

  /** The range is truncated here, because Azure rejects a range that begins at the end. */
  private InputStream openedAsFound(String key, Optional<ByteRange> range) {
    BlobClient blob = blob(key);
    StoredObject object =
        find(key).orElseThrow(() -> new StorageException(Reason.MISSING, "There is no object \"" + key + "\"."));
    long offset = range.map(ByteRange::offset).orElse(0L);
    long length = Math.min(object.size() - offset, range.map(ByteRange::length).orElse(object.size()));
    if (length <= 0) {
      return InputStream.nullInputStream();
    }
    BlobInputStreamOptions options =
        new BlobInputStreamOptions()
            .setRange(new BlobRange(offset, length))
            .setRequestConditions(new BlobRequestConditions().setIfMatch("\"" + object.etag() + "\""))
            .setBlockSize((int) Math.min(length, FETCHED_AT_ONCE));
    return failures.translating("The object \"" + key + "\" cannot be read",
        () -> new TranslatedStream(blob.openInputStream(options), failure -> failures.of("Reading stops", failure)));
  }

  @Override
  public Optional<StoredObject> find(String key) {
    BlobClient blob = blob(key);
    try {
      BlobProperties facts = blob.getProperties();
      return Optional.of(
          new StoredObject(
              key,
              facts.getBlobSize(),
              Optional.ofNullable(facts.getContentType()).orElse(ContentType.UNKNOWN),
              AzureUpload.bare(facts.getETag()),
              facts.getLastModified().toInstant(),
              Optional.ofNullable(facts.getMetadata()).map(all -> all.get(AzureUpload.SHA256))));
    } catch (BlobStorageException answer) {
      if (AzureFailures.isMissing(answer)) {
        return Optional.empty();
      }
      throw failures.of("The object \"" + key + "\" cannot be inspected", answer);
    } catch (RuntimeException failure) {
      throw failures.of("The object \"" + key + "\" cannot be inspected", failure);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    ListBlobsOptions options = new ListBlobsOptions().setPrefix(settings.prefix() + prefix).setMaxResultsPerPage(page);
    String what = "The objects under \"" + prefix + "\" cannot be listed";
    return new ListedBlobs(
        failures.translating(what, () -> container.listBlobs(options, null).iterator()),
        failure -> failures.of(what, failure),
        this::described)
        .stream();
  }

  private StoredObject described(BlobItem item) {
    return new StoredObject(
        item.getName().substring(settings.prefix().length()),
        item.getProperties().getContentLength(),
        Optional.ofNullable(item.getProperties().getContentType()).orElse(ContentType.UNKNOWN),
        AzureUpload.bare(item.getProperties().getETag()),
        item.getProperties().getLastModified().toInstant());
  }

  @Override
  public void delete(String key) {
    BlobClient blob = blob(key);
    failures.translating("The object \"" + key + "\" cannot be deleted", blob::deleteIfExists);
  }

  /** Each takes a request of its own, so several are sent at a time. */
  @Override
  public void deleteAll(List<String> keys) {
    try (ExecutorService senders = Executors.newFixedThreadPool(DELETED_AT_ONCE, Thread.ofVirtual().factory())) {
      CompletableFuture.allOf(keys.stream().map(key -> CompletableFuture.runAsync(() -> delete(key), senders))
          .toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof StorageException said ? said
          : failures.of("The objects cannot be deleted", failure);
    }
  }

  @Override
  public StoredObject copy(String fromKey, String toKey) {
    BlobClient from = blob(fromKey);
    BlobClient to = blob(toKey);
    if (find(fromKey).isEmpty()) {
      throw new StorageException(Reason.MISSING, "There is no object \"" + fromKey + "\".");
    }
    return failures.translating("The object \"" + fromKey + "\" cannot be copied", () -> {
      // Within an account, who may write the copy may read its source; a signed source is read whole by Azurite.
      to.beginCopy(from.getBlobUrl(), Duration.ofMillis(200)).waitForCompletion();
      return find(toKey)
          .orElseThrow(() -> new StorageException(Reason.UNAVAILABLE, "The copy \"" + toKey + "\" is not there."));
    });
  }

  private static BlobServiceSasSignatureValues readable(Duration lifetime) {
    return new BlobServiceSasSignatureValues(
        OffsetDateTime.now(ZoneOffset.UTC).plus(lifetime), new BlobSasPermission().setReadPermission(true));
  }

  @Override
  public Optional<URI> signedUrl(LinkRequest request) {
    BlobClient blob = blob(request.key());
    if (!settings.signs()) {
      return Optional.empty();
    }
    BlobServiceSasSignatureValues values = readable(request.lifetime()).setContentType(request.contentType());
    request.disposition().ifPresent(values::setContentDisposition);
    return Optional.of(URI.create(blob.getBlobUrl() + "?" + blob.generateSas(values)));
  }

  @Override
  public Optional<SignedUploads> signedUploads() {
    return settings.signs() ? Optional.of(new AzureSignedUploads(this::blob, failures)) : Optional.empty();
  }

  /** The SDK escapes the slashes in a name, which Azure does not require. */
  @Override
  public Optional<URI> address(String key) {
    return Optional.of(URI.create(blob(key).getBlobUrl().replaceFirst("\\?.*", "").replace("%2F", "/")));
  }
}
