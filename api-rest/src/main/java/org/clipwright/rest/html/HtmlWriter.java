package org.clipwright.rest.html;

import gg.jte.html.HtmlTemplateOutput;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Receives the output of a template: its own HTML unchanged and every value escaped, so that values are always text.
 * Values are not allowed where a browser would execute them.
 */
final class HtmlWriter implements HtmlTemplateOutput {

  private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction", "poster");

  /** A path, a query, a fragment, or a web address; none that executes code when followed. */
  private static final Pattern SAFE_ADDRESS = Pattern.compile("(?is)(?:[/?#]|https?://).*");

  private final StringBuilder html = new StringBuilder(8192);
  private String tag = "";
  private String attribute = "";

  @Override
  public void setContext(String tagName, String attributeName) {
    tag = tagName == null ? "" : tagName;
    attribute = attributeName == null ? "" : attributeName;
  }

  @Override
  public void writeUserContent(String value) {
    if (value == null) {
      return;
    }
    if (attribute.isEmpty() ? tag.equals("script") || tag.equals("style")
        : attribute.startsWith("on") || attribute.equals("style")) {
      throw new IllegalStateException("A template puts a value into <" + tag + "> " + attribute
          + ", where a browser would run it.");
    }
    boolean followed = ADDRESSES.contains(attribute) && !value.isEmpty();
    write(followed && !SAFE_ADDRESS.matcher(value).matches() ? "#" : value);
  }

  private void write(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#x27;");
        default -> html.append(character);
      }
    }
  }

  @Override
  public void writeContent(String value) {
    html.append(value);
  }

  @Override
  public void writeContent(String value, int beginIndex, int endIndex) {
    html.append(value, beginIndex, endIndex);
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
