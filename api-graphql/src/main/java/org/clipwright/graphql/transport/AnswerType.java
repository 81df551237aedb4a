package org.clipwright.graphql.transport;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The media types an answer can have, in the order in which a client that wants several gets them. */
public enum AnswerType {
  GRAPHQL("application/graphql-response+json", "application/graphql-response+json; charset=utf-8"),
  JSON("application/json", "application/json; charset=utf-8"),
  EVENTS("text/event-stream", "text/event-stream; charset=utf-8");

  private final String mediaType;
  private final String header;

  /** One entry of an {@code Accept} header. */
  private record Range(String type, double quality) {

    static Range parse(String entry) {
      String[] parts = entry.split(";");
      double quality = 1;
      for (String parameter : parts) {
        String text = parameter.strip().toLowerCase(Locale.ROOT);
        if (text.matches("q=[01](\\.\\d{0,3})?")) {
          quality = Double.parseDouble(text.substring(2));
        }
      }
      return new Range(parts[0].strip().toLowerCase(Locale.ROOT), quality);
    }
  }

  AnswerType(String mediaType, String header) {
    this.mediaType = mediaType;
    this.header = header;
  }

  public String header() {
    return header;
  }

  /** The type to answer with: plain JSON unless another one is asked for by name; empty when none will do. */
  static Optional<AnswerType> of(String accept) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(JSON);
    }
    return Arrays.stream(accept.split(","))
        .map(Range::parse)
        .filter(range -> range.quality() > 0)
        .filter(range -> named(range.type()).isPresent())
        .min(Comparator.comparingDouble(Range::quality).reversed()
            .thenComparing(range -> named(range.type()).orElseThrow()))
        .flatMap(range -> named(range.type()));
  }

  private static Optional<AnswerType> named(String type) {
    if (type.equals("*/*") || type.equals("application/*")) {
      return Optional.of(JSON);
    }
    if (type.equals("text/*")) {
      return Optional.of(EVENTS);
    }
    return Arrays.stream(values()).filter(known -> known.mediaType.equals(type)).findFirst();
  }
}
