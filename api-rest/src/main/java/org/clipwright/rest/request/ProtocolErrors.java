package org.clipwright.rest.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.clipwright.rest.message.ErrorBodies;
import org.clipwright.rest.message.ErrorText;
import org.clipwright.rest.message.JsonText;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is no proper HTTP, and so never reaches the API, in the API's form of an error. The server ends such a
 * connection; where it could not read the request's first line it does not say so by itself, and a client would send
 * its next request in vain.
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
      return ErrorText.SERVER_ERROR;
    }
    Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    boolean said = reason != null && !reason.equals(HttpStatus.getMessage(HttpStatus.BAD_REQUEST_400));
    return ErrorText.BAD_REQUEST + " " + (said ? reason : ErrorText.MALFORMED);
  }
}
