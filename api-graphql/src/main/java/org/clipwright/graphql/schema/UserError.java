package org.clipwright.graphql.schema;

import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;

/**
 * Why a mutation did nothing.
 *
 * @param field the path to the value at fault within the input
 */
record UserError(Optional<List<String>> field, String message, String code) {

  /** A service's errors, with the path in the input prepended to the names of its fields. */
  static List<UserError> of(PlatformException failure, List<String> place) {
    if (failure instanceof ValidationException invalid) {
      List<UserError> errors = new ArrayList<>();
      invalid.errors().forEach((field, sentences) -> sentences
          .forEach(sentence -> errors.add(new UserError(path(place, field), sentence, "INVALID"))));
      return errors;
    }
    Optional<List<String>> subject =
        failure.code() == ErrorCode.NOT_FOUND ? path(place, "id") : Optional.of(place).filter(path -> !path.isEmpty());
    return List.of(new UserError(subject, failure.getMessage(), code(failure)));
  }

  private static Optional<List<String>> path(List<String> place, String field) {
    List<String> path = new ArrayList<>(place);
    if (!field.equals(ValidationException.WHOLE)) {
      path.add(FieldNames.inGraph(field));
    }
    return Optional.of(path).filter(steps -> !steps.isEmpty()).map(List::copyOf);
  }

  /** A missing sign-in and internal errors are not errors of the input. */
  private static String code(PlatformException failure) {
    return switch (failure.code()) {
      case INVALID, TOO_LARGE -> "INVALID";
      case NOT_FOUND -> "NOT_FOUND";
      case FORBIDDEN -> "FORBIDDEN";
      case STATE -> "CONFLICT";
      case RESOURCE, BUSY -> "UNAVAILABLE";
      case UNAUTHENTICATED, THROTTLED, INTERNAL -> throw failure;
    };
  }

  static TypeRuntimeWiring wiring() {
    return new TypeFields<UserError>("UserError")
        .plain("field", UserError::field)
        .plain("message", UserError::message)
        .plain("code", UserError::code).wiring();
  }
}
