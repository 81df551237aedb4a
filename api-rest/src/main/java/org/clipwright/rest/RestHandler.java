package org.clipwright.rest;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.http.PublicAddress;
import org.clipwright.http.Query;
import org.clipwright.rest.message.ErrorBodies;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.RestResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes requests from Jetty to the dispatcher and its responses back; it answers every path. */
final class RestHandler extends Handler.Abstract {

  private final RestDispatcher dispatcher;
  private final PublicAddress address;
  private final Optional<URI> mediaOrigin;

  RestHandler(RestDispatcher dispatcher, PublicAddress address, Optional<URI> mediaOrigin) {
    this.dispatcher = dispatcher;
    this.address = address;
    this.mediaOrigin = mediaOrigin;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try {
      InputStream body = Content.Source.asInputStream(request);
      RestResponse answer = dispatcher.dispatch(read(request, body));
      response.setStatus(answer.status());
      answer.headers().getFieldNamesCollection().forEach(response.getHeaders()::remove);
      for (HttpField header : answer.headers()) {
        response.getHeaders().add(header);
      }
      if (!request.getMethod().equals("HEAD") && answer.status() != 304) {
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
          answer.body().writeTo(out);
        }
      }
      callback.succeeded();
    } catch (Exception e) {
      callback.failed(e);
    }
    return true;
  }

  private RestRequest read(Request request, InputStream body) {
    String query = request.getHttpURI().getQuery();
    String origin = origin(request, address);
    return new RestRequest(
        request.getMethod(),
        request.getHttpURI().getPath().replaceAll("/{2,}", "/"),
        Query.parse(query == null ? "" : query),
        request.getHeaders(),
        body,
        origin,
        mediaOrigin.map(URI::toString).map(PublicAddress::trimmed).orElse(origin),
        client(request, address),
        id(request));
  }

  /** Scheme and authority under which the client of a request reaches this server. */
  static String origin(Request request, PublicAddress address) {
    return address.origin(
        request.getHttpURI().getScheme(), authority(request), peer(request), request.getHeaders());
  }

  /** The address of the client of a request. */
  static String client(Request request, PublicAddress address) {
    return address.client(peer(request), request.getHeaders());
  }

  /** The authority that the client of a request asked for. */
  static String authority(Request request, PublicAddress address) {
    return address.authority(authority(request), peer(request), request.getHeaders());
  }

  /** Answers a request that does not get as far as the dispatcher. */
  static void refuse(Request request, Response response, Callback callback, int status, String sentence) {
    byte[] body = JsonText.compact(ErrorBodies.detail(sentence)).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Offer.JSON.mediaType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put("X-Request-Id", id(request));
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** HTTP/1.0 has requests that name no host. */
  private static String authority(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    String named = host == null || host.isEmpty() ? request.getHttpURI().getAuthority() : host;
    return named == null ? "localhost:" + Request.getLocalPort(request) : named;
  }

  private static String peer(Request request) {
    SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet ? internet.getAddress().getHostAddress() : "127.0.0.1";
  }

  /** The id that a client or proxy gave, if it looks like one. */
  private static String id(Request request) {
    String given = request.getHeaders().get("X-Request-Id");
    return given != null && given.matches("[\\w.-]{1,64}") ? given : UUID.randomUUID().toString();
  }
}
