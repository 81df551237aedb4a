package org.clipwright.rest.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clipwright.services.retention.StorageOverview;

/**
 * The space used by some media, as a table row with a bar.
 *
 * @param label whose they are
 * @param detail further information; may be empty
 * @param parts by kind, in a fixed order
 * @param total of all kinds
 * @param words what the bar shows, in words
 */
public record ShownStorage(String label, String detail, List<BarPart> parts, StorageOverview.Use total, String words) {

  private static final Map<StorageOverview.Kind, String> NAMES = Map.of(
      StorageOverview.Kind.FILES, "Files", StorageOverview.Kind.OUTPUTS, "Exports", StorageOverview.Kind.SEGMENTS,
      "Segments");

  /**
   * A part of a bar.
   *
   * @param name what it shows
   * @param style its class
   * @param x where it begins, in percent
   * @param width how wide it is, in percent
   */
  public record BarPart(String name, String style, StorageOverview.Use use, String x, String width) {

    /** Its size as people read it. */
    public String size() {
      return ShownStorage.size(use.bytes());
    }
  }

  /** A row whose bar is as long as its share of the whole. */
  public static ShownStorage of(String label, String detail, Map<StorageOverview.Kind, StorageOverview.Use> uses,
      long whole) {
    List<BarPart> parts = new ArrayList<>();
    StorageOverview.Use total = StorageOverview.Use.NONE;
    for (StorageOverview.Kind kind : StorageOverview.Kind.values()) {
      StorageOverview.Use use = uses.getOrDefault(kind, StorageOverview.Use.NONE);
      parts.add(new BarPart(NAMES.get(kind), kind.name().toLowerCase(Locale.ROOT), use, percent(total.bytes(), whole),
          percent(use.bytes(), whole)));
      total = total.plus(use);
    }
    String words =
        parts.stream().map(part -> part.name() + " " + part.size()).reduce((a, b) -> a + ", " + b).orElse("");
    return new ShownStorage(label, detail, parts, total, words);
  }

  /** The total's size as people read it. */
  public String size() {
    return size(total.bytes());
  }

  /** A number of bytes as people read it: at least three digits of the largest unit that fits. */
  public static String size(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    String format = unit == 0 || value >= 100 ? "%.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
    return String.format(Locale.ROOT, format, value, units[unit]);
  }

  private static String percent(long bytes, long whole) {
    return String.format(Locale.ROOT, "%.3f", whole == 0 ? 0 : 100.0 * bytes / whole);
  }
}
