package org.clipwright.graphql;

import java.util.Set;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.http.ClientAddress;
import org.clipwright.services.upload.UploadTargets;

/**
 * The operator's settings for the graph.
 *
 * @param addresses determines the addresses of clients and of this server as they see it
 * @param corsOrigins origins whose pages may use the graph with a token; {@code *} for all
 * @param sessionOrigins further origins, such as {@code https://editor.example.org}, that may use a user's session
 * @param sessionCookie the cookie that names a session
 * @param limits how much one client may request
 * @param uploads where uploads arrive, in one request or several
 */
public record GraphQlConfiguration(
    ClientAddress addresses,
    Set<String> corsOrigins,
    Set<String> sessionOrigins,
    String sessionCookie,
    GraphQlLimits limits,
    UploadTargets uploads) {

  public GraphQlConfiguration {
    corsOrigins = Set.copyOf(corsOrigins);
    sessionOrigins = Set.copyOf(sessionOrigins);
  }
}
