package org.clipwright.configuration;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where traces go.
 *
 * @param collector the address that takes them, by OTLP over HTTP
 * @param headers headers to send there, such as credentials
 * @param share which part of the traces that begin here is recorded, from 0 to 1
 */
public record TraceSettings(URI collector, Map<String, String> headers, double share) {

  /** Reads the settings; empty when no traces are wanted. */
  static Optional<TraceSettings> read(SettingsReader reader) {
    Map<String, String> headers = new LinkedHashMap<>();
    reader.list(Setting.TRACES_HEADERS, "headers such as Authorization=Bearer abc", TraceSettings::header)
        .forEach(header -> headers.put(header.getFirst(), header.getLast()));
    double share = reader.parsed(Setting.TRACES_SHARE, "a number from 0 to 1", TraceSettings::share)
        .orElse(Double.parseDouble(Setting.TRACES_SHARE.initial()));
    return reader.webAddress(Setting.TRACES_URL, "http://collector:4318/v1/traces")
        .map(collector -> new TraceSettings(collector, Map.copyOf(headers), share));
  }

  private static List<String> header(String text) {
    String[] parts = text.split("=", 2);
    if (parts.length < 2 || !parts[0].strip().matches("[A-Za-z0-9-]+") || parts[1].isBlank()) {
      throw new IllegalArgumentException();
    }
    return List.of(parts[0].strip(), parts[1].strip());
  }

  private static double share(String text) {
    double share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException();
    }
    return share;
  }
}
