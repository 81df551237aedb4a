package org.clipwright.graphql.transport;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.clipwright.http.MediaType;

/** The media types of responses, in order of preference. */
public enum AnswerType {
  GRAPHQL("application/graphql-response+json", "application/graphql-response+json; charset=utf-8"),
  JSON("application/json", "application/json; charset=utf-8"),
  EVENTS("text/event-stream", "text/event-stream; charset=utf-8");

  private final String mediaType;
  private final String header;

  AnswerType(String mediaType, String header) {
    this.mediaType = mediaType;
    this.header = header;
  }

  public String header() {
    return header;
  }

  /** The type to respond with: plain JSON unless another is requested by name; empty when none is acceptable. */
  static Optional<AnswerType> of(String accept) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(JSON);
    }
    return Arrays.stream(accept.split(","))
        .map(MediaType::parse)
        .filter(range -> range.quality() > 0)
        .filter(range -> named(range).isPresent())
        .min(Comparator.comparingDouble(MediaType::quality).reversed()
            .thenComparing(range -> named(range).orElseThrow()))
        .flatMap(AnswerType::named);
  }

  private static Optional<AnswerType> named(MediaType range) {
    return switch (range.name()) {
      case "*/*", "application/*" -> Optional.of(JSON);
      case "text/*" -> Optional.of(EVENTS);
      default -> Arrays.stream(values()).filter(known -> known.mediaType.equals(range.name())).findFirst();
    };
  }
}
