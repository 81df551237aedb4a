package org.clipwright.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a representation that a {@code Range} header requests, per RFC 9110 section 14. */
public final class ByteRanges {

  /**
   * One satisfiable part.
   *
   * @param first offset of its first byte
   * @param last offset of its last byte, inclusive
   */
  public record RangePart(long first, long last) {
    public long length() {
      return last - first + 1;
    }

    public String contentRange(long size) {
      return "bytes " + first + "-" + last + "/" + size;
    }
  }

  static final int MAX_PARTS = 20;

  private static final Pattern SPEC = Pattern.compile("(\\d{0,18})-(\\d{0,18})");

  private ByteRanges() {}

  /**
   * The satisfiable parts; an empty list when none is. An empty optional when the server does not understand the header
   * and sends everything.
   */
  public static Optional<List<RangePart>> parse(String header, long size) {
    if (!header.startsWith("bytes=")) {
      return Optional.empty();
    }
    String[] specs = header.substring("bytes=".length()).split(",");
    if (specs.length > MAX_PARTS) {
      return Optional.empty();
    }
    List<RangePart> parts = new ArrayList<>();
    for (String spec : specs) {
      Matcher matcher = SPEC.matcher(spec.strip());
      if (!matcher.matches() || spec.strip().equals("-") || reversed(matcher)) {
        return Optional.empty();
      }
      part(matcher.group(1), matcher.group(2), size).ifPresent(parts::add);
    }
    return Optional.of(parts);
  }

  private static boolean reversed(Matcher spec) {
    return !spec.group(1).isEmpty() && !spec.group(2).isEmpty()
        && Long.parseLong(spec.group(1)) > Long.parseLong(spec.group(2));
  }

  private static Optional<RangePart> part(String from, String to, long size) {
    if (from.isEmpty()) {
      long length = Math.min(size, Long.parseLong(to));
      return length == 0 ? Optional.empty() : Optional.of(new RangePart(size - length, size - 1));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
    return first >= size ? Optional.empty() : Optional.of(new RangePart(first, last));
  }
}
