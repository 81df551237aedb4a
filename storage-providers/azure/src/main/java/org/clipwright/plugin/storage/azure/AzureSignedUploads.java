package org.clipwright.plugin.storage.azure;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.BlockList;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clipwright.sdk.storage.SignedUploads;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StoredObject;

/**
 * Blocks that clients send and the server commits; blocks that are never committed disappear after a week.
 *
 * @param blobs the blob of a key
 */
record AzureSignedUploads(Function<String, BlobClient> blobs, AzureFailures failures) implements SignedUploads {

  private static String what(String key) {
    return "The object \"" + key + "\" cannot be uploaded";
  }

  @Override
  public Begun begin(String key, String contentType) {
    blobs.apply(key);
    return new Begun(key, UUID.randomUUID().toString(), contentType);
  }

  @Override
  public URI address(Begun upload, int number, long bytes, Duration lifetime) {
    BlobClient blob = blobs.apply(upload.key());
    BlobServiceSasSignatureValues values =
        new BlobServiceSasSignatureValues(
            OffsetDateTime.now(ZoneOffset.UTC).plus(lifetime),
            new BlobSasPermission().setCreatePermission(true).setWritePermission(true));
    return failures.translating(what(upload.key()), () -> URI.create(blob.getBlobUrl() + "?" + blob.generateSas(values)
        + "&comp=block&blockid=" + URLEncoder.encode(id(upload, number), StandardCharsets.UTF_8)));
  }

  @Override
  public StoredObject complete(Begun upload, int parts) {
    BlockBlobClient blob = blobs.apply(upload.key()).getBlockBlobClient();
    return failures.translating(what(upload.key()), () -> {
      requireAll(upload, parts, sent(blob));
      List<String> ids = IntStream.rangeClosed(1, parts).mapToObj(number -> id(upload, number)).toList();
      String etag = blob.commitBlockListWithResponse(
          new BlockBlobCommitBlockListOptions(ids)
              .setHeaders(new BlobHttpHeaders().setContentType(upload.contentType())),
          null, Context.NONE).getValue().getETag();
      var facts = blob.getProperties();
      return new StoredObject(upload.key(), facts.getBlobSize(), upload.contentType(), AzureUpload.bare(etag),
          facts.getLastModified().toInstant());
    });
  }

  private static Set<String> sent(BlockBlobClient blob) {
    try {
      BlockList list = blob.listBlocks(BlockListType.UNCOMMITTED);
      return list.getUncommittedBlocks().stream().map(block -> block.getName()).collect(Collectors.toSet());
    } catch (BlobStorageException answer) {
      if (AzureFailures.isMissing(answer)) {
        return Set.of();
      }
      throw answer;
    }
  }

  private static void requireAll(Begun upload, int parts, Set<String> sent) {
    IntStream.rangeClosed(1, parts).filter(number -> !sent.contains(id(upload, number))).findFirst()
        .ifPresent(missing -> {
          throw new StorageException(
              Reason.CONFLICT, "Part " + missing + " of the upload has not arrived. Send it again.");
        });
  }

  /** Azure has no request that removes blocks. */
  @Override
  public void abandon(Begun upload) {
    blobs.apply(upload.key());
  }

  /** All block ids of a blob must have the same length. */
  private static String id(Begun upload, int number) {
    return Base64.getEncoder()
        .encodeToString("%s-%05d".formatted(upload.id(), number).getBytes(StandardCharsets.US_ASCII));
  }
}
