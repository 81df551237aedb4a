package org.clipwright.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Tells browsers the name under which to save a download. */
public final class Dispositions {

  private Dispositions() {}

  /** A file to be saved under a name; non-ASCII names are also given in the form of RFC 6266. */
  public static HttpField attachment(String name) {
    String plain = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
    boolean same = plain.equals(name);
    String extended = same ? "" : "; filename*=UTF-8''" + encoded(name);
    return new HttpField(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"" + plain + "\"" + extended);
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      boolean safe = character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
      text.append(safe ? String.valueOf(character) : String.format("%%%02X", octet & 0xff));
    }
    return text.toString();
  }
}
