package org.clipwright.rest.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request with its response, as a page shows them.
 *
 * @param method the request's method
 * @param path its path
 * @param address its path and query
 * @param json the address of the same as plain JSON, where there is one
 * @param description what the endpoint does
 * @param status the response's status
 * @param headers the response's headers, followed by an empty line
 * @param body the response's JSON; empty if nothing was asked for
 * @param actions links to further actions
 */
public record ShownRequest(
    String method, String path, String address, Optional<String> json, String description, int status, String headers,
    List<TextPart> body, List<Link> actions) {

  /** Whether there is an answer to show. */
  public boolean answered() {
    return !body.isEmpty();
  }

  private static final Pattern ADDRESS = Pattern.compile("(?<=\")https?://[^\\s&<>'\"]*(?:&[^\\s&<>'\"]+)*(?=\")");

  /**
   * A part of the text of a response.
   *
   * @param text the part
   * @param address whether it is an address that can be followed
   */
  public record TextPart(String text, boolean address) {}

  /** The parts of JSON text, in which every address is a link. */
  public static List<TextPart> parts(String json) {
    List<TextPart> parts = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(json);
    int end = 0;
    while (matcher.find()) {
      parts.add(new TextPart(json.substring(end, matcher.start()), false));
      parts.add(new TextPart(matcher.group(), true));
      end = matcher.end();
    }
    parts.add(new TextPart(json.substring(end), false));
    return parts;
  }
}
