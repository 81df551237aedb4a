package org.clipwright.graphql.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.http.RouteName;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The editor for operations at {@code /graphiql/}, for anyone with a session; all of it is bundled. */
public final class GraphiQlPage extends Handler.Abstract {

  private static final String PLACE = "/graphiql/";
  private static final String PAGE = "graphiql.html";

  private static final Map<String, String> TYPES = Map.of(
      PAGE, "text/html; charset=utf-8",
      "page.css", "text/css; charset=utf-8",
      "page.js", "text/javascript; charset=utf-8",
      "graphiql.min.css", "text/css; charset=utf-8",
      "graphiql.min.js", "text/javascript; charset=utf-8",
      "graphql-ws.min.js", "text/javascript; charset=utf-8",
      "react.production.min.js", "text/javascript; charset=utf-8",
      "react-dom.production.min.js", "text/javascript; charset=utf-8");

  /** The editor styles its lines from its script, and embeds its fonts in its style sheet. */
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
      + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
      + "frame-ancestors 'none'";

  private final Callers callers;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  public GraphiQlPage(Callers callers) {
    this.callers = callers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    if (!reads || !(path + "/").startsWith(PLACE)) {
      return false;
    }
    RouteName.give(request, PLACE);
    if (path.length() < PLACE.length()) {
      redirect(response, callback, PLACE);
      return true;
    }
    String name = path.equals(PLACE) ? PAGE : path.substring(PLACE.length());
    if (!TYPES.containsKey(name)) {
      return false;
    }
    if (name.equals(PAGE) && callers.ofPage(request).isEmpty()) {
      redirect(response, callback, "/api-auth/login/?next=" + PLACE);
    } else {
      send(request, response, callback, name);
    }
    return true;
  }

  private static void redirect(Response response, Callback callback, String location) {
    response.setStatus(302);
    response.getHeaders().put(HttpHeader.LOCATION, location);
    callback.succeeded();
  }

  private void send(Request request, Response response, Callback callback, String name) {
    byte[] bytes = files.computeIfAbsent(name, GraphiQlPage::read);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, TYPES.get(name));
    headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    headers.put(HttpHeader.CACHE_CONTROL, name.equals(PAGE) ? "no-store" : "public, max-age=3600");
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    response.setStatus(200);
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(bytes), callback);
  }

  private static byte[] read(String name) {
    try (InputStream in = GraphiQlPage.class.getResourceAsStream("pages/" + name)) {
      return Optional.ofNullable(in)
          .orElseThrow(() -> new IllegalStateException("The page resource " + name + " is missing from the program."))
          .readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
