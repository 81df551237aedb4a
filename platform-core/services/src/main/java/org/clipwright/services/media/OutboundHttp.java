package org.clipwright.services.media;

import java.io.InputStream;
import java.util.function.Function;
import org.clipwright.services.error.PlatformException;

/** Requests to addresses that users name. Private addresses are refused unless the operator allows them. */
public interface OutboundHttp {

  /** What a remote server sends. */
  record Download(InputStream content) {}

  /** What a remote server answered to a webhook. */
  record Reply(int status, String contentType, String body) {}

  /**
   * Gets a file; the reader works on the stream while it comes in.
   *
   * @throws PlatformException {@code INVALID} with a sentence when the address may not be used or does not give the
   *     file
   */
  <T> T get(String url, Function<Download, T> reader);

  /**
   * Posts a body; any answer counts, the first 10,000 characters of it are returned.
   *
   * @throws PlatformException {@code RESOURCE} when no answer comes, {@code INVALID} when the address may not be used
   */
  Reply post(String url, String contentType, String body);
}
