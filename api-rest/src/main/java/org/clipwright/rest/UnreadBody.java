package org.clipwright.rest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** What a client goes on sending after its request has been refused. */
final class UnreadBody {

  private static final int MOST_BYTES = 8 << 20;

  private UnreadBody() {}

  /**
   * Takes the rest of the body, for a client that is cut off while it sends would not read why. What is too much to
   * take ends the connection after the answer.
   */
  static void take(Response response) {
    if (!ended(Content.Source.asInputStream(response.getRequest()))) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
  }

  private static boolean ended(InputStream body) {
    try {
      body.skipNBytes(MOST_BYTES);
      return false;
    } catch (EOFException end) {
      return true;
    } catch (IOException failed) {
      return false;
    }
  }
}
