package org.clipwright.rest.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;

/** Text made safe for HTML, and what goes with every page. */
public final class Html {

  /** What a page may load: nothing from elsewhere, and nothing in line. */
  public static final HttpField POLICY = new HttpField("Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action"
          + " 'self'; base-uri 'none'; frame-ancestors 'none'");

  public static final String MEDIA_TYPE = "text/html; charset=utf-8";

  private static final Pattern ADDRESS = Pattern.compile("&quot;(https?://[^\\s&]*(?:&amp;[^\\s&]+)*)&quot;");

  private Html() {}

  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#x27;");
        default -> escaped.append(character);
      }
    }
    return escaped.toString();
  }

  /** Escaped JSON text in which every address is a link. */
  static String linked(String json) {
    Matcher matcher = ADDRESS.matcher(escape(json));
    return matcher.replaceAll("&quot;<a href=\"$1\" rel=\"nofollow\">$1</a>&quot;");
  }
}
