package org.clipwright.sdk.caption;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clipwright.sdk.text.XmlText;

/** Writes captions in a form that {@link CaptionReader} parses back to the same captions. Thread-safe. */
public final class CaptionWriter {

  private static final Pattern MARKUP =
      Pattern.compile("<(?=/?[a-zA-Z]|\\d)|&(?=#?[a-zA-Z0-9]{1,10};)"
          + "|\\{(?=\\\\|/?[biuBIU]})|\\\\(?=[Nh])|(?<=[-\u2010-\u2015\u2212])>|[\u2192\u27F6\u21D2]");

  private CaptionWriter() {}

  /** As WebVTT without the header, as caption effects store it; only text that would be parsed as markup is escaped. */
  public static String effectText(List<CaptionCue> cues) {
    return cues.stream().map(cue -> cue(cue, "", '.', Form.EFFECT)).collect(Collectors.joining("\n\n"));
  }

  /** A whole WebVTT file. */
  public static String webVtt(List<CaptionCue> cues) {
    return "WEBVTT\n" + cues.stream().map(cue -> "\n" + cue(cue, settings(cue.place()), '.', Form.WEB_VTT) + "\n")
        .collect(Collectors.joining());
  }

  /** A whole SubRip file. */
  public static String subRip(List<CaptionCue> cues) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cues.size(); i++) {
      text.append(i == 0 ? "" : "\n").append(i + 1).append('\n').append(cue(cues.get(i), "", ',', Form.SUB_RIP))
          .append('\n');
    }
    return text.toString();
  }

  /** The text of one cue as WebVTT, without its times, for formats that hold these apart. */
  public static String webVttText(CaptionCue cue) {
    return text(cue, Form.WEB_VTT);
  }

  /** The settings of a WebVTT cue, such as {@code line:0}; empty if it has none. */
  public static String webVttSettings(CaptionCue cue) {
    return settings(cue.place()).strip();
  }

  /** The text of one cue as SubRip, without its times. */
  public static String subRipText(CaptionCue cue) {
    return text(cue, Form.SUB_RIP);
  }

  /** The dialects of markup. */
  private enum Form { EFFECT, WEB_VTT, SUB_RIP }

  private static String cue(CaptionCue cue, String settings, char point, Form form) {
    String times = timeCode(cue.startSeconds(), point) + " --> " + timeCode(cue.endSeconds(), point) + settings;
    return times + "\n" + text(cue, form);
  }

  private static String text(CaptionCue cue, Form form) {
    String place = form == Form.WEB_VTT ? "" : braces(cue.place());
    String words = cue.spans().stream().map(span -> span(span, form)).collect(Collectors.joining());
    return place + words.replaceAll("\n\\s*(?=\n)", "").strip();
  }

  private static String braces(CaptionPlace place) {
    if (place.equals(CaptionPlace.USUAL)) {
      return "";
    }
    boolean point = place.x().isPresent() && place.y().isPresent();
    String at = point ? String.format(Locale.ROOT, "\\pos(%s,%s)",
        rounded(place.x().getAsDouble() * SubStationReader.USUAL_WIDTH),
        rounded(place.y().getAsDouble() * SubStationReader.USUAL_HEIGHT)) : "";
    return "{\\an" + place.anchor() + at + "}";
  }

  private static double rounded(double pixels) {
    return Math.round(pixels * 100) / 100.0;
  }

  private static String settings(CaptionPlace place) {
    String[] lines = {"", " line:50%", " line:0"};
    String[] sides = {" align:start", "", " align:end"};
    return lines[place.row()] + sides[place.column()];
  }

  private static String span(CaptionSpan span, Form form) {
    CaptionStyle style = span.style();
    StringBuilder text = new StringBuilder();
    if (form != Form.SUB_RIP) {
      span.startSeconds().ifPresent(seconds -> text.append('<').append(timeCode(seconds, '.')).append('>'));
    }
    String voice = form == Form.SUB_RIP || style.voice().isBlank()
        ? "" : "<v " + style.voice().replaceAll("[<>&\n]", "") + ">";
    String color = style.color().map(known -> colorTag(CaptionColors.hex(known), form)).orElse("");
    text.append(voice).append(color)
        .append(style.bold() ? "<b>" : "").append(style.italic() ? "<i>" : "").append(style.underline() ? "<u>" : "")
        .append(words(span.text(), form))
        .append(style.underline() ? "</u>" : "").append(style.italic() ? "</i>" : "").append(style.bold() ? "</b>" : "")
        .append(color.isEmpty() ? "" : form == Form.WEB_VTT ? "</c>" : "</font>").append(voice.isEmpty() ? "" : "</v>");
    return text.toString();
  }

  private static String colorTag(String hex, Form form) {
    return form == Form.WEB_VTT ? "<c.color" + hex.substring(1) + ">" : "<font color=\"" + hex + "\">";
  }

  private static String words(String text, Form form) {
    if (form == Form.WEB_VTT) {
      return XmlText.content(text);
    }
    return MARKUP.matcher(text).replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
  }

  /** A time as {@code hh:mm:ss.mmm}. */
  private static String timeCode(double seconds, char point) {
    long millis = Math.round(seconds * 1000);
    return String.format(Locale.ROOT, "%02d:%02d:%02d%c%03d",
        millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, point, millis % 1000);
  }
}
