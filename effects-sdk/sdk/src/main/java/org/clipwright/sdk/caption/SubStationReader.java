package org.clipwright.sdk.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.media.Color;

/** Reads SubStation Alpha (SSA) and Advanced SubStation Alpha (ASS). */
final class SubStationReader {

  /** Default size of the picture that positions refer to, for files that do not state one. */
  static final double USUAL_WIDTH = 384;
  static final double USUAL_HEIGHT = 288;

  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)]\\s*");
  private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|\\\\([Nnh])");
  private static final List<String> USUAL =
      List.of("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text");

  private final List<String> lines;
  private final Map<String, Map<String, String>> styles = new HashMap<>();
  private final List<CaptionCue> cues = new ArrayList<>();
  private final List<Captions.Fault> faults = new ArrayList<>();
  private double width = USUAL_WIDTH;
  private double height = USUAL_HEIGHT;
  private boolean oldAnchors;

  SubStationReader(List<String> lines) {
    this.lines = lines;
  }

  /** Whether a text is in either format: it begins with one of their section headers or a dialogue line. */
  static boolean recognizes(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith(";")).findFirst()
        .filter(first -> first.matches("(?i)\\[(script info|v4\\+? styles|events|fonts|graphics)]")
            || first.matches("Dialogue:\\s*(?:Marked=)?\\d+\\s*,.*"))
        .isPresent();
  }

  Captions read() {
    List<String> format = USUAL;
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      Matcher head = SECTION.matcher(line);
      int colon = line.indexOf(':');
      if (head.matches()) {
        format = USUAL;
        String section = head.group(1).toLowerCase(Locale.ROOT);
        oldAnchors = section.equals("v4 styles") || oldAnchors && !section.equals("v4+ styles");
      } else if (colon > 0) {
        String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        if (key.equals("format")) {
          format = Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")).map(String::strip).toList();
        } else {
          take(at, key, value, format);
        }
      }
    }
    if (cues.isEmpty() && faults.isEmpty()) {
      faults.add(new Captions.Fault(lines.size(), "There is no line that begins with \"Dialogue:\"."));
    }
    return new Captions(cues, faults);
  }

  private void take(int line, String key, String value, List<String> format) {
    if (key.startsWith("playres")) {
      size(key, value);
    } else if (key.equals("style")) {
      Map<String, String> style = fields(value, format);
      styles.put(style.getOrDefault("name", ""), style);
    } else if (key.equals("dialogue")) {
      dialogue(line, fields(value, format));
    }
  }

  private void size(String key, String value) {
    OptionalDouble number = number(value);
    if (number.isPresent() && number.getAsDouble() >= 1) {
      width = key.equals("playresx") ? number.getAsDouble() : width;
      height = key.equals("playresy") ? number.getAsDouble() : height;
    }
  }

  private static OptionalDouble number(String value) {
    return value.strip().matches("\\d{1,6}(\\.\\d{1,6})?") ? OptionalDouble.of(Double.parseDouble(value.strip()))
        : OptionalDouble.empty();
  }

  /** The last field may contain commas. */
  private static Map<String, String> fields(String value, List<String> format) {
    String[] values = value.split(",", format.size());
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      boolean last = i == format.size() - 1;
      fields.put(format.get(i), last ? values[i] : values[i].strip());
    }
    return fields;
  }

  private void dialogue(int line, Map<String, String> fields) {
    OptionalDouble start = TimeLine.seconds(fields.getOrDefault("start", ""));
    OptionalDouble end = TimeLine.seconds(fields.getOrDefault("end", ""));
    if (start.isEmpty() || end.isEmpty() || !fields.containsKey("text")) {
      fault(line, "has no two times such as \"Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Text\"");
    } else if (end.getAsDouble() < start.getAsDouble()) {
      fault(line, "ends before it begins");
    } else {
      add(start.getAsDouble(), end.getAsDouble(), fields);
    }
  }

  private void fault(int line, String what) {
    faults.add(new Captions.Fault(line + 1, "Line " + (line + 1) + " " + what + "."));
  }

  private void add(double start, double end, Map<String, String> fields) {
    Map<String, String> style =
        styles.getOrDefault(fields.getOrDefault("style", "").replaceFirst("^\\*", ""), Map.of());
    CaptionStyle base = style(style).withVoice(fields.getOrDefault("name", fields.getOrDefault("actor", "")));
    SpanBuilder spans = new SpanBuilder();
    spans.style(base);
    OverrideReader overrides = new OverrideReader(spans, base, start);
    write(fields.getOrDefault("text", ""), spans, overrides);
    List<CaptionSpan> read = spans.spans();
    CaptionPlace usual = place(style);
    if (!read.isEmpty()) {
      cues.add(new CaptionCue(start, end, read, overrides.place(width, height, usual.anchor()).orElse(usual)));
    }
  }

  private static void write(String text, SpanBuilder spans, OverrideReader overrides) {
    Matcher piece = PIECE.matcher(text);
    int at = 0;
    while (piece.find()) {
      write(text.substring(at, piece.start()), overrides, spans);
      if (piece.group(1) != null) {
        overrides.take(piece.group(1));
      } else {
        write(switch (piece.group(2)) {
          case "N" -> "\n";
          case "n" -> " ";
          default -> "\u00A0";
        }, overrides, spans);
      }
      at = piece.end();
    }
    write(text.substring(at).stripTrailing(), overrides, spans);
  }

  private static void write(String text, OverrideReader overrides, SpanBuilder spans) {
    if (!overrides.isDrawing()) {
      spans.text(text);
    }
  }

  private static CaptionStyle style(Map<String, String> fields) {
    return CaptionStyle.PLAIN
        .withBold(isOn(fields, "bold")).withItalic(isOn(fields, "italic")).withUnderline(isOn(fields, "underline"))
        .withColor(Optional.ofNullable(fields.get("primarycolour")).flatMap(SubStationReader::styleColor));
  }

  /** Old files write colours as one number. White means that the style sets no colour. */
  private static Optional<Color> styleColor(String value) {
    String hex = value.matches("\\d{1,10}") ? Long.toHexString(Long.parseLong(value) & 0xffffffL) : value;
    return CaptionColors.subStation(hex).filter(color -> color.red() + color.green() + color.blue() < 3 * 255);
  }

  private static boolean isOn(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "0").matches("-1|1");
  }

  private CaptionPlace place(Map<String, String> style) {
    int key = number(style.getOrDefault("alignment", "2")).stream().mapToInt(value -> (int) value).findFirst()
        .orElse(2);
    if (oldAnchors) {
      int[] anchors = {2, 1, 2, 3, 2, 7, 8, 9, 2, 4, 5, 6};
      key = key < anchors.length ? anchors[key] : 2;
    }
    return key >= 1 && key <= 9 ? CaptionPlace.at(key) : CaptionPlace.USUAL;
  }
}
