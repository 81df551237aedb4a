package org.clipwright.rest;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.Query;
import org.clipwright.http.RequestId;
import org.clipwright.http.RouteName;
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

/** Passes requests from Jetty to the dispatcher and its responses back; it answers every path. */
final class RestHandler extends Handler.Abstract {

  private final RestDispatcher dispatcher;
  private final ClientAddress address;

  RestHandler(RestDispatcher dispatcher, ClientAddress address) {
    this.dispatcher = dispatcher;
    this.address = address;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try {
      InputStream body = Content.Source.asInputStream(request);
      RestResponse answer = dispatcher.dispatch(read(request, body), route -> RouteName.give(request, route));
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
    return new RestRequest(
        request.getMethod(),
        request.getHttpURI().getPath().replaceAll("/{2,}", "/"),
        Query.parse(query == null ? "" : query),
        request.getHeaders(),
        body,
        address.origin(request),
        address.mediaOrigin(request),
        address.client(request),
        RequestId.of(request));
  }

  /** Answers a request that does not get as far as the dispatcher. */
  static void refuse(Request request, Response response, Callback callback, int status, String sentence) {
    byte[] body = JsonText.compact(ErrorBodies.detail(sentence)).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Offer.JSON.mediaType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(RequestId.HEADER, RequestId.of(request));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
