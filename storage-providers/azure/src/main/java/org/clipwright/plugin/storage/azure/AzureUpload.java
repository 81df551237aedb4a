package org.clipwright.plugin.storage.azure;

import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlockBlobItem;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;

/** Uploads one blob: in one request if it fits into a block, otherwise in blocks that are committed all at once. */
final class AzureUpload {

  /** Metadata key of a blob's SHA-256; such keys must be identifiers. */
  static final String SHA256 = "clipwright_sha256";

  private static final int BLOCK = 4 << 20;
  private static final int MOST_BLOCKS = 50_000;

  private final BlockBlobClient blob;
  private final PutRequest request;

  /** The result of an upload. */
  record Uploaded(String etag, long size) {}

  AzureUpload(BlockBlobClient blob, PutRequest request) {
    this.blob = blob;
    this.request = request;
  }

  /**
   * Uploads the content.
   *
   * @throws IOException if the content cannot be read to its end, or does not match what was announced
   */
  Uploaded run() throws IOException {
    byte[] first = block();
    byte[] second = first.length < BLOCK ? new byte[0] : block();
    return second.length == 0 ? single(first) : blocks(first, second);
  }

  private byte[] block() throws IOException {
    byte[] bytes = request.content().readNBytes(BLOCK);
    if (bytes.length < BLOCK && request.content().read() >= 0) {
      throw new IOException("The content continues after its declared end");
    }
    return bytes;
  }

  private BlobHttpHeaders headers() {
    return new BlobHttpHeaders().setContentType(request.contentType());
  }

  private Map<String, String> metadata() {
    return request.sha256().map(digits -> Map.of(SHA256, digits)).orElse(Map.of());
  }

  private BlobRequestConditions conditions() {
    return switch (request.condition()) {
      case PutCondition.Always() -> new BlobRequestConditions();
      case PutCondition.Absent() -> new BlobRequestConditions().setIfNoneMatch("*");
      case PutCondition.Unchanged(String etag) -> new BlobRequestConditions().setIfMatch("\"" + etag + "\"");
    };
  }

  private Uploaded single(byte[] content) {
    BlockBlobSimpleUploadOptions options =
        new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
            .setHeaders(headers())
            .setMetadata(metadata())
            .setRequestConditions(conditions());
    Response<BlockBlobItem> stored = blob.uploadWithResponse(options, null, Context.NONE);
    return new Uploaded(bare(stored.getValue().getETag()), content.length);
  }

  /** Blocks that are never committed disappear on their own after a week. */
  private Uploaded blocks(byte[] first, byte[] second) throws IOException {
    String upload = UUID.randomUUID().toString();
    List<String> ids = new ArrayList<>();
    long size = 0;
    for (byte[] content = first, next = second; content.length > 0; content = next, next = next.length == 0
        ? next : block()) {
      if (ids.size() == MOST_BLOCKS) {
        throw new IOException("The content is longer than the " + (size >> 30) + " GB that a blob may have here");
      }
      ids.add(id(upload, ids.size()));
      blob.stageBlock(ids.getLast(), BinaryData.fromBytes(content));
      size += content.length;
    }
    BlockBlobCommitBlockListOptions options =
        new BlockBlobCommitBlockListOptions(ids)
            .setHeaders(headers())
            .setMetadata(metadata())
            .setRequestConditions(conditions());
    Response<BlockBlobItem> stored = blob.commitBlockListWithResponse(options, null, Context.NONE);
    return new Uploaded(bare(stored.getValue().getETag()), size);
  }

  /** All block ids of a blob must have the same length; two simultaneous uploads must not share any. */
  private static String id(String upload, int number) {
    return Base64.getEncoder().encodeToString("%s-%05d".formatted(upload, number).getBytes(StandardCharsets.US_ASCII));
  }

  /** An etag without its quotes. */
  static String bare(String etag) {
    return etag.replace("\"", "");
  }
}
