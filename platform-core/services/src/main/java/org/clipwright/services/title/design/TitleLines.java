package org.clipwright.services.title.design;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.clipwright.sdk.text.XmlText;
import org.clipwright.sdk.title.TitleRoom;

/**
 * The lines of a title as they are measured.
 *
 * @param markup the title's text, as it goes into the document
 * @param plain the same without markup
 */
public record TitleLines(String markup, List<String> plain) {

  /** Before an element that begins a line. */
  private static final String LINE = "(?=<tspan[^>]*\\bdy\\s*=)";

  /** The lines of a text that is checked. */
  public static TitleLines of(String markup) {
    List<String> lines = hasElements(markup) ? Arrays.asList(markup.split(LINE)) : markup.strip().lines().toList();
    return new TitleLines(markup,
        lines.stream().map(TitleLines::shown).filter(line -> !hasElements(markup) || !line.isEmpty()).toList());
  }

  private static boolean hasElements(String markup) {
    return markup.indexOf('<') >= 0;
  }

  private static String shown(String line) {
    return line.replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
        .replace("&apos;", "'").replace("&amp;", "&").strip();
  }

  /** The room for these lines: elements that begin lines are kept, and no others can be added. */
  public TitleRoom within(TitleRoom room) {
    return hasElements(markup) ? new TitleRoom(room.width(), room.height(), 1) : room;
  }

  /** The markup of the lines that these were fitted into. */
  public String markup(List<String> fitted) {
    return hasElements(markup) || fitted.equals(plain)
        ? markup
        : fitted.stream().map(XmlText::content).collect(Collectors.joining("\n"));
  }
}
