package org.clipwright.rest.message;

import java.util.List;

/**
 * A media type in which an endpoint can answer.
 *
 * @param format its name in {@code ?format=} and in a format suffix
 * @param mediaType its media type in {@code Accept}
 */
public record Offer(String format, String mediaType) {

  public static final Offer JSON = new Offer("json", "application/json");
  public static final Offer PAGE = new Offer("api", "text/html");

  /** Offers of nearly every endpoint: JSON first, the page for browsers second. */
  public static final List<Offer> JSON_AND_PAGE = List.of(JSON, PAGE);

  /** Offers of endpoints without a page. */
  public static final List<Offer> JSON_ONLY = List.of(JSON);
}
