package org.clipwright.rest.html;

import gg.jte.html.HtmlTemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;

/** Renders templates into pages, with the headers that every page needs. */
public final class Html {

  /** What a page may load: nothing from other origins, and nothing inline. */
  public static final HttpField POLICY = policy("'self'");

  public static final String MEDIA_TYPE = "text/html; charset=utf-8";

  private Html() {}

  /** The same for a page that shows media of an origin, and of its player. */
  public static HttpField policyWithMedia(String origin) {
    return policy("'self' " + origin + "; media-src 'self' blob: " + origin);
  }

  private static HttpField policy(String pictures) {
    return new HttpField("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self';"
        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src " + pictures);
  }

  /** The page that a template writes. */
  public static byte[] page(Consumer<HtmlTemplateOutput> template) {
    HtmlWriter writer = new HtmlWriter();
    template.accept(writer);
    return writer.toString().getBytes(StandardCharsets.UTF_8);
  }
}
