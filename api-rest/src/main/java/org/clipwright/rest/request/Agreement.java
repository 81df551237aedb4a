package org.clipwright.rest.request;

import org.clipwright.http.MediaType;
import org.clipwright.rest.message.Offer;

/**
 * The negotiated form of a response.
 *
 * @param offer the form
 * @param accepted the media range that won, with its parameters such as {@code indent}
 */
public record Agreement(Offer offer, MediaType accepted) {

  /** The default, where nothing was negotiated. */
  static final Agreement USUAL = new Agreement(Offer.JSON, MediaType.parse("*/*"));
}
