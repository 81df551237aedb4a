package org.clipwright.rest.message;

import java.io.InputStream;
import java.util.Optional;
import org.clipwright.http.Query;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * One HTTP request as the API sees it, free of the server that received it.
 *
 * @param method the method, in upper case
 * @param path the path as sent, percent-encoded, with repeated slashes collapsed
 * @param query the query parameters
 * @param headers the headers
 * @param body the body, to be read once; empty without one
 * @param origin scheme and authority that the client sees, such as {@code http://127.0.0.1:8080}
 * @param mediaOrigin scheme and authority at which the client finds media
 * @param client address of the client, as far as proxies can be trusted
 * @param id the id of this request in logs and in the {@code X-Request-Id} header
 */
public record RestRequest(
    String method, String path, Query query, HttpFields headers, InputStream body, String origin, String mediaOrigin,
    String client, String id) {

  /** A request to a server whose media share the API's origin. */
  RestRequest(
      String method, String path, Query query, HttpFields headers, InputStream body, String origin, String client,
      String id) {
    this(method, path, query, headers, body, origin, origin, client, id);
  }

  public Optional<String> header(HttpHeader name) {
    return Optional.ofNullable(headers.get(name));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The absolute address without its query. */
  public String address() {
    return origin + path;
  }

  public boolean secure() {
    return origin.startsWith("https:");
  }

  public RestRequest withPath(String other) {
    return new RestRequest(method, other, query, headers, body, origin, mediaOrigin, client, id);
  }
}
