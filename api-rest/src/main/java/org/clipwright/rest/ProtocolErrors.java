package org.clipwright.rest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what is no proper HTTP, and so never reaches the API, in the API's form of an error. */
final class ProtocolErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    byte[] body = JsonText.compact(ErrorBodies.detail(sentence(request, response.getStatus()))).getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static String sentence(Request request, int status) {
    if (status >= 500) {
      return ErrorText.SERVER_ERROR;
    }
    Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    return reason == null ? ErrorText.BAD_REQUEST : ErrorText.BAD_REQUEST + " " + reason;
  }
}
