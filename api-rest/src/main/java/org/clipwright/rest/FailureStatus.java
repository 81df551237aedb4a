package org.clipwright.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestException;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.error.ValidationException;

/** The one table that maps every failure to its status and body. */
final class FailureStatus {

  private FailureStatus() {}

  static RestException of(RuntimeException failure) {
    return switch (failure) {
      case RestException refusal -> refusal;
      case ValidationException invalid -> RestException.of(400, sentences(invalid));
      case PlatformException platform -> of(platform);
      default -> RestException.of(500, RestErrorText.SERVER_ERROR);
    };
  }

  /** DRF: an action that the current state does not allow raises an APIException, whose status is 500. */
  private static RestException of(PlatformException failure) {
    return switch (failure.code()) {
      case INVALID -> RestException.of(400, failure.getMessage());
      case TOO_LARGE -> RestException.of(413, failure.getMessage());
      case UNAUTHENTICATED -> RestException.challenge(failure.getMessage());
      case THROTTLED -> throttled(failure);
      case FORBIDDEN -> RestException.of(403, failure.getMessage());
      case NOT_FOUND -> RestException.of(404, failure.getMessage());
      case STATE -> RestException.of(500, failure.getMessage());
      case RESOURCE -> RestException.of(503, failure.getMessage());
      case BUSY -> RestException.of(503, failure.getMessage()).with("Retry-After", "5");
      case INTERNAL -> RestException.of(500, RestErrorText.SERVER_ERROR);
    };
  }

  private static RestException throttled(PlatformException failure) {
    RestException answer = RestException.of(429, failure.getMessage());
    return failure instanceof ThrottledException throttled
        ? answer.with("Retry-After", Long.toString(throttled.seconds()))
        : answer;
  }

  private static ObjectNode sentences(ValidationException invalid) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    invalid.errors().forEach((field, sentences) -> {
      ArrayNode list = body.putArray(field);
      sentences.forEach(list::add);
    });
    return body;
  }
}
