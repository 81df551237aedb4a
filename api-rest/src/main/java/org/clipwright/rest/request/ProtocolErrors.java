package org.clipwright.rest.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.clipwright.rest.message.ErrorBodies;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.RestErrorText;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers malformed HTTP, which never reaches the API, with an error in the API's form. The server closes such a
 * connection; if it could not read the request line, it does not announce that by itself, and the client's next request
 * would be lost.
 */
public final class ProtocolErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    byte[] body = JsonText.compact(ErrorBodies.detail(sentence(request, response.getStatus())))
        .getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static String sentence(Request request, int status) {
    if (status >= 500) {
      return RestErrorText.SERVER_ERROR;
    }
    Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    boolean said = reason != null && !reason.equals(HttpStatus.getMessage(HttpStatus.BAD_REQUEST_400));
    return RestErrorText.BAD_REQUEST + " " + (said ? reason : RestErrorText.MALFORMED);
  }
}
