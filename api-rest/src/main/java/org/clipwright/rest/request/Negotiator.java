package org.clipwright.rest.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.http.MediaType;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestException;

/**
 * Chooses the response format as Django REST framework does: the format filters the offers first, then the most
 * specific media ranges are tried first; quality values are ignored.
 */
public final class Negotiator {

  private Negotiator() {}

  /** The negotiated form of an endpoint's response to a request. */
  public static Agreement agree(Endpoint endpoint, RequestContext exchange) {
    Optional<String> accept = exchange.request().header("Accept");
    return endpoint.lenient()
        ? agreeOrFirst(endpoint.offers(), exchange.format(), accept)
        : agree(endpoint.offers(), exchange.format(), accept);
  }

  public static Agreement agree(List<Offer> offers, Optional<String> format, Optional<String> accept) {
    List<Offer> candidates = format.filter(name -> !name.isEmpty())
        .map(name -> offers.stream().filter(offer -> offer.format().equals(name)).toList())
        .orElse(offers);
    if (candidates.isEmpty()) {
      throw RestException.notFound();
    }
    List<MediaType> ranges = Stream.of(accept.orElse("*/*").split(",")).map(MediaType::parse).toList();
    for (int precedence = 3; precedence >= 0; precedence--) {
      Optional<Agreement> agreement = agreeAt(precedence, candidates, ranges);
      if (agreement.isPresent()) {
        return agreement.get();
      }
    }
    throw RestException.of(406, RestErrorText.NOT_ACCEPTABLE);
  }

  /** Like {@link #agree}, but takes the first offer where none matches. */
  static Agreement agreeOrFirst(List<Offer> offers, Optional<String> format, Optional<String> accept) {
    try {
      return agree(offers, format, accept);
    } catch (RestException nothingFits) {
      return new Agreement(offers.getFirst(), MediaType.parse("*/*"));
    }
  }

  private static Optional<Agreement> agreeAt(int precedence, List<Offer> offers, List<MediaType> ranges) {
    return offers.stream()
        .flatMap(offer -> ranges.stream()
            .filter(range -> range.precedence() == precedence)
            .filter(range -> MediaType.parse(offer.mediaType()).within(range))
            .map(range -> new Agreement(offer, range)))
        .findFirst();
  }
}
