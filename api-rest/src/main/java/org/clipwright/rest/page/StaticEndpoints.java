package org.clipwright.rest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.clipwright.rest.html.Html;
import org.clipwright.rest.html.page.JteviewerGenerated;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Serves the static files of pages, and the two pages that show the schema. All of it is built in. */
public final class StaticEndpoints {

  private static final Map<String, String> TYPES =
      Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");
  private static final List<String> FILES =
      List.of("pages.css", "pages.js", "icon.svg", "swagger-ui.css", "swagger-ui-bundle.js", "swagger.js",
          "redoc.standalone.js", "redoc.js", "view.js", "hls.min.js");
  private static final Reply REPLY = new Reply.Bytes(List.of("text/html"));

  /** The two viewers set styles from their scripts, and Redoc searches in a web worker. */
  private static final HttpField VIEWER_POLICY = new HttpField("Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src"
          + " 'self'; font-src 'self'; worker-src blob:; child-src blob:; base-uri 'none'; frame-ancestors 'none'");

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  public List<Endpoint> all() {
    return List.of(
        new Endpoint("Static", "Parts of pages.", new PathPattern("/static/{file*}"), Access.PUBLIC,
            Offer.JSON_AND_PAGE, Map.of(Verb.GET, Operation.reading("static", "A part of pages.", REPLY, this::file))),
        viewer("Swagger UI", "/swagger-ui/", Optional.of("swagger-ui.css"),
            "swagger-ui-bundle.js", "swagger.js"),
        viewer("Redoc", "/redoc/", Optional.empty(), "redoc.standalone.js", "redoc.js"));
  }

  private static Endpoint viewer(String title, String path, Optional<String> style, String library, String start) {
    byte[] page = Html.page(out -> JteviewerGenerated.render(out, null, title, style, library, start));
    return new Endpoint(title, "The schema as a page.", new PathPattern(path), Access.PUBLIC, List.of(Offer.PAGE),
        Map.of(Verb.GET, Operation.reading(title.toLowerCase(Locale.ROOT).replace(' ', '_'), "The schema as a page.",
            REPLY, exchange -> new Answer.Ready(200, Html.MEDIA_TYPE, page, List.of(VIEWER_POLICY)))));
  }

  private Answer file(RequestContext exchange) {
    String name = exchange.capture("file");
    if (!FILES.contains(name)) {
      throw RestException.notFound();
    }
    byte[] bytes = files.computeIfAbsent(name, StaticEndpoints::read);
    HttpField tag = new HttpField(HttpHeader.ETAG, "\"" + sum(bytes) + "\"");
    HttpField cache = new HttpField(HttpHeader.CACHE_CONTROL, "public, max-age=3600");
    if (exchange.request().header(HttpHeader.IF_NONE_MATCH).filter(tag.getValue()::equals).isPresent()) {
      return new Answer.Empty(304, List.of(tag, cache));
    }
    return new Answer.Ready(200, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), bytes, List.of(tag, cache));
  }

  private static byte[] read(String name) {
    try (InputStream in = StaticEndpoints.class.getResourceAsStream("pages/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The page resource " + name + " is missing from the program.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(bytes.length);
  }
}
