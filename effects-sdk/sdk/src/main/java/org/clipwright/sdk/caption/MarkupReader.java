package org.clipwright.sdk.caption;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.media.Color;

/**
 * Reads the markup inside a cue: WebVTT and SubRip tags, entities, and SubStation's braces, which SubRip files borrow.
 * Anything that only looks like markup, such as {@code I <3 you} or {@code a < b}, is text.
 */
final class MarkupReader {

  private static final Pattern MARK = Pattern.compile(
      "<(?<close>/)?(?<tag>[a-zA-Z][a-zA-Z0-9]*)(?<rest>(?:[\\s.][^<>]*)?)/?>"
          + "|<(?<time>\\d[\\d:.,]*)>|&(?<entity>#?[a-zA-Z0-9]{1,10});"
          + "|\\{(?<override>\\\\[^{}]*)}|(?<!:)\\\\(?<escape>[Nh])"
          + "|\\{(?<short>/?[biuBIU])}");
  private static final Pattern FONT_COLOR =
      Pattern.compile("color\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> ENTITIES = Map.ofEntries(
      Map.entry("amp", "&"), Map.entry("lt", "<"), Map.entry("gt", ">"), Map.entry("quot", "\""),
      Map.entry("apos", "'"), Map.entry("nbsp", "\u00A0"), Map.entry("lrm", "\u200E"), Map.entry("rlm", "\u200F"),
      Map.entry("shy", "\u00AD"), Map.entry("hellip", "\u2026"), Map.entry("mdash", "\u2014"),
      Map.entry("ndash", "\u2013"), Map.entry("copy", "\u00A9"), Map.entry("reg", "\u00AE"),
      Map.entry("trade", "\u2122"), Map.entry("deg", "\u00B0"), Map.entry("laquo", "\u00AB"),
      Map.entry("raquo", "\u00BB"), Map.entry("lsquo", "\u2018"), Map.entry("rsquo", "\u2019"),
      Map.entry("iexcl", "\u00A1"), Map.entry("iquest", "\u00BF"), Map.entry("pound", "\u00A3"),
      Map.entry("euro", "\u20AC"), Map.entry("bull", "\u2022"), Map.entry("middot", "\u00B7"),
      Map.entry("ldquo", "\u201C"), Map.entry("rdquo", "\u201D"));

  /** The names of the letters from U+00C0 on. */
  private static final List<String> LETTERS = List.of(
      ("Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute "
          + "Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml "
          + "Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml "
          + "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave "
          + "uacute ucirc uuml yacute thorn yuml").split(" "));

  private final String text;
  private final SpanBuilder spans = new SpanBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private final OverrideReader overrides;

  private MarkupReader(String text, double startSeconds) {
    this.text = text;
    this.overrides = new OverrideReader(spans, CaptionStyle.PLAIN, startSeconds);
  }

  /** A tag that is still open, and the style to return to when it closes. */
  private record Open(String tag, CaptionStyle before) {}

  /**
   * What a cue shows.
   *
   * @param place the position that its text requests
   */
  record Read(List<CaptionSpan> spans, Optional<CaptionPlace> place) {}

  /**
   * Reads the text of a cue.
   *
   * @param startSeconds start of the cue, from which karaoke times count
   */
  static Read read(String text, double startSeconds) {
    return new MarkupReader(text, startSeconds).read();
  }

  private Read read() {
    Matcher mark = MARK.matcher(text);
    int at = 0;
    while (mark.find()) {
      spans.text(text.substring(at, mark.start()));
      if (!take(mark)) {
        spans.text(mark.group());
      }
      at = mark.end();
    }
    spans.text(text.substring(at));
    return new Read(spans.spans(), overrides.place(SubStationReader.USUAL_WIDTH, SubStationReader.USUAL_HEIGHT, 2));
  }

  /** Handles a match as markup; false if it is plain text. */
  private boolean take(Matcher mark) {
    if (mark.group("tag") != null) {
      String tag = mark.group("tag").toLowerCase(Locale.ROOT);
      return mark.group("close") == null ? opened(tag, mark.group("rest")) : closed(tag);
    }
    if (mark.group("entity") != null) {
      Optional<String> letter = entity(mark.group("entity"));
      letter.ifPresent(spans::text);
      return letter.isPresent();
    }
    if (mark.group("time") != null) {
      OptionalDouble seconds = TimeLine.seconds(mark.group("time"));
      seconds.ifPresent(spans::startsAt);
      return seconds.isPresent();
    }
    if (mark.group("override") != null) {
      overrides.take(mark.group("override"));
      return true;
    }
    if (mark.group("short") != null) {
      String tag = mark.group("short").toLowerCase(Locale.ROOT);
      return tag.startsWith("/") ? closed(tag.substring(1)) : opened(tag, "");
    }
    spans.text(mark.group("escape").equals("N") ? "\n" : "\u00A0");
    return true;
  }

  private boolean opened(String tag, String rest) {
    CaptionStyle before = spans.style();
    switch (tag) {
      case "b", "strong" -> spans.style(before.withBold(true));
      case "i", "em" -> spans.style(before.withItalic(true));
      case "u" -> spans.style(before.withUnderline(true));
      case "font" -> spans.style(before.withColor(fontColor(rest).or(before::color)));
      case "c" -> spans.style(before.withColor(classColor(rest).or(before::color)));
      case "v" -> spans.style(before.withVoice(rest.replaceFirst("^\\S*\\s+", "").strip()));
      case "br" -> {
        spans.text('\n');
        return true;
      }
      case "s", "strike", "lang", "ruby", "rt", "rp", "span", "p", "div" -> {}
      default -> {
        return false;
      }
    }
    open.push(new Open(tag, before));
    return true;
  }

  /** Closes a tag, and with it any unclosed tags inside it. */
  private boolean closed(String tag) {
    if (open.stream().noneMatch(each -> each.tag().equals(tag))) {
      return tag.matches("b|strong|i|em|u|s|strike|font|c|v|lang|ruby|rt|rp|span|p|div|br");
    }
    Open last;
    do {
      last = open.pop();
    } while (!last.tag().equals(tag));
    spans.style(last.before());
    return true;
  }

  private static Optional<Color> fontColor(String attributes) {
    Matcher color = FONT_COLOR.matcher(attributes);
    if (!color.find()) {
      return Optional.empty();
    }
    String value = color.group(1) != null ? color.group(1) : color.group(2) != null ? color.group(2) : color.group(3);
    return CaptionColors.named(value);
  }

  /** WebVTT uses class names for colours; other classes mean nothing without a style sheet. */
  private static Optional<Color> classColor(String classes) {
    for (String name : classes.strip().split("[.\\s]+")) {
      Optional<Color> color =
          CaptionColors.named(name.startsWith("color") ? name.substring(5) : name.matches("[0-9a-fA-F]+") ? "" : name);
      if (color.isPresent()) {
        return color;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> entity(String name) {
    if (!name.startsWith("#")) {
      int letter = LETTERS.indexOf(name);
      return letter < 0 ? Optional.ofNullable(ENTITIES.get(name)) : Optional.of(Character.toString(0xC0 + letter));
    }
    try {
      boolean hex = name.startsWith("#x") || name.startsWith("#X");
      int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
      boolean shown = Character.isDefined(code) && !Character.isISOControl(code) && (code < 0xD800 || code > 0xDFFF);
      return shown ? Optional.of(Character.toString(code)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
