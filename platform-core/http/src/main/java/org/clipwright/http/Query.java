package org.clipwright.http;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Names and values of a query string or a form body, in their order; a name may occur several times. */
public final class Query {

  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  public static Query parse(String text) {
    return parse(text, StandardCharsets.UTF_8);
  }

  public static Query parse(String text, Charset charset) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(Percent.decodeForm(name, charset), key -> new ArrayList<>())
            .add(Percent.decodeForm(value, charset));
      }
    }
    return new Query(values);
  }

  /** The last value of a name, as in Django. */
  public Optional<String> last(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getLast);
  }

  /** The last value of each name, in the order in which the names first appeared. */
  public Map<String, String> lastValues() {
    Map<String, String> last = new LinkedHashMap<>();
    values.forEach((name, all) -> last.put(name, all.getLast()));
    return last;
  }

  int size() {
    return values.values().stream().mapToInt(List::size).sum();
  }

  public Query with(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(name, List.of(value));
    return new Query(changed);
  }

  public Query without(String name) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove(name);
    return new Query(changed);
  }

  /** The query string, names in their order; empty without names, with {@code ?} otherwise. */
  public String suffix() {
    return suffix(values);
  }

  /** The query string with its names sorted, as page links carry it; empty without names, with {@code ?} otherwise. */
  public String sortedSuffix() {
    return suffix(new TreeMap<>(values));
  }

  private static String suffix(Map<String, List<String>> values) {
    StringJoiner text = new StringJoiner("&", "?", "").setEmptyValue("");
    values.forEach((name, all) -> all.forEach(value -> text.add(encode(name) + "=" + encode(value))));
    return text.toString();
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
