package org.clipwright.graphql.schema;

import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.services.error.PlatformException;

/**
 * The result of a mutation.
 *
 * @param subject the created or changed object; empty when there are errors
 */
record MutationPayload(Optional<Object> subject, List<UserError> userErrors) {

  static MutationPayload of(Object subject) {
    return new MutationPayload(Optional.of(subject), List.of());
  }

  static MutationPayload refused(List<UserError> errors) {
    return new MutationPayload(Optional.empty(), errors);
  }

  /** The result of a service, or its errors. */
  static MutationPayload from(Supplier<Object> service) {
    try {
      return of(service.get());
    } catch (PlatformException refusal) {
      return refused(UserError.of(refusal, List.of()));
    }
  }

  static List<TypeRuntimeWiring> wirings() {
    List<TypeRuntimeWiring> wirings = new ArrayList<>();
    for (GraphType type : GraphType.values()) {
      wirings.add(fields(type.title() + "Payload", type.kind().word()));
    }
    wirings.add(fields("DeletePayload", "deletedId"));
    wirings.add(new TypeFields<MutationPayload>("AddFontPayload")
        .plain("fonts", payload -> payload.subject().orElse(List.of()))
        .plain("userErrors", MutationPayload::userErrors).wiring());
    return wirings;
  }

  private static TypeRuntimeWiring fields(String type, String subject) {
    return new TypeFields<MutationPayload>(type)
        .plain(subject, MutationPayload::subject)
        .plain("userErrors", MutationPayload::userErrors).wiring();
  }
}
