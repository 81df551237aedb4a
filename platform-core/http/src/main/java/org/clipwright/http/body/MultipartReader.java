package org.clipwright.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.clipwright.http.MediaType;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Reads multipart forms as they arrive: files straight to the disk, fields into memory when the form is whole. */
public final class MultipartReader {

  private static final int CHUNK = 1 << 16;
  private static final int MAX_PART_HEADERS = 1 << 14;

  private final MultipartRules rules;
  private final Supplier<UploadRoom.Share> uploads;

  /** Each part has its own share of the room for uploads. */
  public MultipartReader(MultipartRules rules, Supplier<UploadRoom.Share> uploads) {
    this.rules = rules;
    this.uploads = uploads;
  }

  /**
   * Reads a form; the caller closes it. The body stays open, so that the server can drain what a rejected client still
   * sends.
   *
   * @param type its media type, which contains the boundary
   * @throws MultipartException when it is malformed or exceeds a limit; nothing of it is kept
   * @throws PlatformException when there is no room for the form
   */
  public MultipartForm read(InputStream body, MediaType type) throws IOException {
    String boundary = type.parameters().getOrDefault("boundary", "");
    if (!boundary.matches("[ -~]{0,200}[!-~]")) {
      throw MultipartException.malformed("Invalid boundary in multipart: " + (boundary.isEmpty() ? "None" : boundary));
    }
    MultipartParts parts = new MultipartParts(rules, uploads);
    try {
      parse(body, boundary, parts);
      return parts.form();
    } catch (HttpException.RuntimeException | IllegalArgumentException | IllegalStateException e) {
      parts.discard();
      throw MultipartException.malformed(e);
    } catch (MultipartException | PlatformException | UncheckedIOException | IOException e) {
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
}
