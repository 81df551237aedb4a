package org.clipwright.rest.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.RequestContext;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Answers with bytes that have a version: to a client that has this version, with nothing.
 *
 * @param version the same for the same bytes
 * @param lasting whether the request named this version, so that the answer may be kept for ever
 */
record VersionedAnswer(String version, boolean lasting) {

  /** The query parameter that names a version. */
  static final String PARAMETER = "v";

  /** The version that a request expects in its query; empty if it names none. */
  static Optional<String> named(RequestContext exchange) {
    return exchange.request().query().last(PARAMETER);
  }

  Answer of(RequestContext exchange, String contentType, Supplier<byte[]> bytes) {
    HttpField tag = new HttpField(HttpHeader.ETAG, "\"" + version + "\"");
    List<HttpField> headers = List.of(tag, new HttpField(HttpHeader.CACHE_CONTROL,
        lasting ? "private, max-age=31536000, immutable" : "private, no-cache"));
    return exchange.request().header(HttpHeader.IF_NONE_MATCH).filter(tag.getValue()::equals).isPresent()
        ? new Answer.Empty(304, headers)
        : new Answer.Ready(200, contentType, bytes.get(), headers);
  }
}
