package org.clipwright.graphql.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.clipwright.http.RouteName;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Shows the schema to anyone, at {@code /graphql/schema.graphql}. */
public final class SchemaDocument extends Handler.Abstract.NonBlocking {

  private static final String PATH = "/graphql/schema.graphql";

  private final byte[] sdl;

  public SchemaDocument(String sdl) {
    this.sdl = sdl.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    if (!reads || !Request.getPathInContext(request).equals(PATH)) {
      return false;
    }
    RouteName.give(request, PATH);
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, sdl.length);
    response.write(true, ByteBuffer.wrap(sdl), callback);
    return true;
  }
}
