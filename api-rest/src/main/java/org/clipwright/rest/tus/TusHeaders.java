package org.clipwright.rest.tus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;

/** Reads the headers of the tus protocol. */
final class TusHeaders {

  static final String RESUMABLE = "Tus-Resumable";
  static final String VERSION = "1.0.0";
  static final String OFFSET = "Upload-Offset";
  static final String LENGTH = "Upload-Length";
  static final String CHUNK = "application/offset+octet-stream";

  private static final String METADATA = "Upload-Metadata";

  private TusHeaders() {}

  static void requireVersion(RestRequest request) {
    if (!request.header(RESUMABLE).orElse("").equals(VERSION)) {
      throw RestException.of(412, "Send the header \"" + RESUMABLE + ": " + VERSION + "\"; other versions of the"
          + " protocol are not supported.").with("Tus-Version", VERSION);
    }
  }

  /** A number of bytes that a request must tell. */
  static long bytes(RestRequest request, String header) {
    return request.header(header).filter(text -> text.matches("[0-9]{1,15}")).map(Long::parseLong)
        .orElseThrow(() -> RestException.of(400, "Send the header \"" + header + "\" with a number of bytes."));
  }

  /** Names with values, which are sent as Base64. */
  static Map<String, String> metadata(RestRequest request) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String pair : request.header(METADATA).orElse("").split(",")) {
      String[] parts = pair.strip().split(" +", 2);
      if (!parts[0].isEmpty()) {
        metadata.put(parts[0], parts.length == 1 ? "" : text(parts[1]));
      }
    }
    return metadata;
  }

  private static String text(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw RestException.of(400, "The values of \"" + METADATA + "\" must be Base64.");
    }
  }

  static void requireChunk(RestRequest request) {
    Optional<String> type = request.header("Content-Type");
    if (!type.orElse("").equals(CHUNK)) {
      throw RestException.of(415, "Send a piece of an upload with \"Content-Type: " + CHUNK + "\".");
    }
  }
}
