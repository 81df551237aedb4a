package org.clipwright.rest.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.clipwright.http.MediaType;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Reads multipart forms as they arrive: files straight to the disk, fields into memory when the form is whole. */
final class MultipartReader {

  private static final int CHUNK = 1 << 16;
  private static final int MAX_PART_HEADERS = 1 << 14;

  private final BodyLimits limits;
  private final Supplier<UploadRoom.Share> uploads;

  /** Each part has a share of its own of the room for uploads. */
  MultipartReader(BodyLimits limits, Supplier<UploadRoom.Share> uploads) {
    this.limits = limits;
    this.uploads = uploads;
  }

  Payload read(InputStream body, MediaType type) throws IOException {
    String boundary = type.parameters().getOrDefault("boundary", "");
    if (!boundary.matches("[ -~]{0,200}[!-~]")) {
      throw malformed("Invalid boundary in multipart: " + (boundary.isEmpty() ? "None" : boundary));
    }
    MultipartParts parts = new MultipartParts(limits, uploads);
    try {
      parse(body, boundary, parts);
      return Payload.form(parts.fields(), parts.files());
    } catch (HttpException.RuntimeException | IllegalArgumentException | IllegalStateException e) {
      parts.discard();
      throw malformed(e.getMessage());
    } catch (RestException | PlatformException | UncheckedIOException | IOException e) {
      parts.discard();
      throw e;
    } finally {
      parts.closeFields();
    }
  }

  private static void parse(InputStream body, String boundary, MultipartParts parts) throws IOException {
    MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
    parser.setPartHeadersMaxLength(MAX_PART_HEADERS);
    parser.setMaxParts(-1);
    boolean last = false;
    while (!last) {
      byte[] bytes = body.readNBytes(CHUNK);
      last = bytes.length < CHUNK;
      parser.parse(Content.Chunk.from(ByteBuffer.wrap(bytes), last));
      parts.requireSound();
    }
    parts.requireComplete();
  }

  static RestException malformed(String reason) {
    return RestException.of(400, String.format(ErrorText.MULTIPART_PARSE_ERROR, reason));
  }
}
