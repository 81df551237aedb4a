package org.clipwright.graphql;

import java.util.Set;
import java.util.function.Function;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.services.budget.UploadRoom;
import org.eclipse.jetty.server.Request;

/**
 * What an operator decides about the graph.
 *
 * @param origin tells scheme and authority under which a request's client reaches this server
 * @param mediaOrigin tells scheme and authority at which a request's client finds media
 * @param client tells the address of a request's client
 * @param corsOrigins origins whose pages may use the graph with a token; {@code *} for all
 * @param sessionOrigins further origins, such as {@code https://editor.example.org}, that may use a user's session
 * @param sessionCookie the cookie that names a session
 * @param limits how much one client may ask for
 * @param largestUpload bytes of one upload that comes in pieces
 * @param uploads room for uploads while their request lasts; best on the file system that keeps the media
 */
public record GraphQlConfiguration(
    Function<Request, String> origin,
    Function<Request, String> mediaOrigin,
    Function<Request, String> client,
    Set<String> corsOrigins,
    Set<String> sessionOrigins,
    String sessionCookie,
    GraphQlLimits limits,
    long largestUpload,
    UploadRoom uploads) {

  public GraphQlConfiguration {
    corsOrigins = Set.copyOf(corsOrigins);
    sessionOrigins = Set.copyOf(sessionOrigins);
  }
}
