package org.clipwright.graphql.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.services.budget.HeapBudget;

/**
 * The facts of the HTTP request that opened a socket.
 *
 * @param caller the caller by its header, or by its cookie when it came from an origin that may use the cookie
 * @param throttled the rejection of its credentials because of too many earlier failures
 * @param client the client's address
 * @param origin scheme and authority under which the client reaches this server
 * @param mediaOrigin the same for media
 * @param mediaGuarded whether only their owners may fetch media
 * @param acceptable whether it offered the sub-protocol
 * @param budget the budget from which each message takes a share
 */
record SocketUpgrade(
    Optional<Caller> caller, Optional<RequestException> throttled, String client, String requestId, String origin,
    String mediaOrigin, boolean mediaGuarded, boolean acceptable, HeapBudget budget) {

  /**
   * The caller that the payload of {@code connection_init} names, or else that of the request. The payload may repeat
   * an {@code Authorization} header, under that name, or hold a bare {@code token}.
   *
   * @throws RequestException when the credentials are not looked at because of too many failures
   */
  Optional<Caller> identify(JsonNode payload, Callers callers) {
    JsonNode header = payload.path(payload.has("Authorization") ? "Authorization" : "authorization");
    JsonNode token = payload.path("token");
    try {
      if (header.isTextual()) {
        return Optional.of(callers.byHeader(header.textValue(), client));
      }
      if (token.isTextual()) {
        return Optional.of(callers.byHeader("Token " + token.textValue(), client));
      }
      throttled.ifPresent(tooOften -> {
        throw tooOften;
      });
      return caller;
    } catch (RequestException e) {
      if (e.retrySeconds() > 0) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** The context of a caller's operations on the socket. */
  CallContext context(Caller known) {
    return new CallContext(known, requestId, origin, mediaOrigin, mediaGuarded);
  }
}
