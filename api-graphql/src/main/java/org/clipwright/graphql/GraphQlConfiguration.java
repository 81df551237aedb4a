package org.clipwright.graphql;

import java.util.Set;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.http.ClientAddress;
import org.clipwright.services.budget.UploadRoom;

/**
 * The operator's settings for the graph.
 *
 * @param addresses determines the addresses of clients and of this server as they see it
 * @param corsOrigins origins whose pages may use the graph with a token; {@code *} for all
 * @param sessionOrigins further origins, such as {@code https://editor.example.org}, that may use a user's session
 * @param sessionCookie the cookie that names a session
 * @param limits how much one client may request
 * @param largestUpload the most bytes of one chunked upload
 * @param uploads room for uploads while their request lasts; best on the file system that keeps the media
 */
public record GraphQlConfiguration(
    ClientAddress addresses,
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
