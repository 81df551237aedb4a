package org.clipwright.services.media;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.clipwright.services.error.PlatformException;

/** Requests to addresses that users name. Private addresses are rejected unless the operator allows them. */
public interface OutboundHttp {

  /** A download from a remote server. */
  record Download(InputStream content) {}

  /** A remote server's response to a webhook. */
  record WebhookReply(int status, String contentType, String body) {}

  /**
   * Fetches a file; the reader consumes the stream as it arrives.
   *
   * @throws PlatformException {@code INVALID} with a message when the address may not be used or does not serve the
   *     file
   */
  <T> T get(String url, Function<Download, T> reader);

  /**
   * Posts a body; any response counts, and its first 10,000 characters are returned.
   *
   * @param headers further headers to send, by name
   * @throws PlatformException {@code RESOURCE} when there is no response, {@code INVALID} when the address may not be
   * used
   */
  WebhookReply post(String url, String contentType, String body, Map<String, String> headers);
}
