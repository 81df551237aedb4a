package org.clipwright.graphql.setup;

import java.time.Duration;

/**
 * How much one client may ask of the graph.
 *
 * @param document of what an operation may look like
 * @param request of what one HTTP request may carry
 * @param sockets of WebSockets and event streams
 */
public record GraphQlLimits(DocumentLimits document, RequestLimits request, SocketLimits sockets) {

  /** The limits unless an operator sets others. */
  public static final GraphQlLimits DEFAULT =
      new GraphQlLimits(
          new DocumentLimits(15_000, 15, 500, 50_000, 100),
          new RequestLimits(8L << 20, 256L << 20, 20, Duration.ofSeconds(30), Duration.ofMinutes(2)),
          new SocketLimits(
              10_000, 1_000, new Shares(2_000, 50, 500), 100, 256 << 10, Duration.ofSeconds(5), Duration.ofSeconds(20),
              Duration.ofSeconds(30), Duration.ofSeconds(15)));

  /**
   * The shape of a document.
   *
   * @param tokens words and signs
   * @param depth fields within fields
   * @param aliases renamed fields in all
   * @param complexity fields that can be asked for, those in lists once an item
   * @param pageSize items of one page of a connection
   */
  public record DocumentLimits(int tokens, int depth, int aliases, int complexity, int pageSize) {

    public DocumentLimits {
      requirePositive(tokens, depth, aliases, complexity, pageSize);
    }
  }

  /**
   * The size and duration of a request.
   *
   * @param bodyBytes of JSON
   * @param uploadBytes of each file in a multipart request
   * @param uploads files in one multipart request
   * @param time until the answer
   * @param changeTime until the answer to a mutation, which may wait for a worker
   */
  public record RequestLimits(long bodyBytes, long uploadBytes, int uploads, Duration time, Duration changeTime) {

    public RequestLimits {
      requirePositive(bodyBytes, uploadBytes, uploads, time.toMillis(), changeTime.toMillis());
    }
  }

  /**
   * Long-lived connections.
   *
   * @param open sockets and event streams together
   * @param waiting sockets that have not sent {@code connection_init} yet
   * @param shares of these that one client may have
   * @param operations running at once on one socket
   * @param messageBytes of one message of a client; much less until it has introduced itself
   * @param initTime a socket may wait before {@code connection_init}
   * @param pingInterval between signs of life sent to the client
   * @param writeTime a message may take to reach a slow reader before its socket is dropped
   * @param recheckInterval between two looks at whether the caller's credentials still hold
   */
  public record SocketLimits(
      int open,
      int waiting,
      Shares shares,
      int operations,
      int messageBytes,
      Duration initTime,
      Duration pingInterval,
      Duration writeTime,
      Duration recheckInterval) {

    public SocketLimits {
      requirePositive(open, waiting, operations, messageBytes, initTime.toMillis(),
          pingInterval.toMillis(), writeTime.toMillis(), recheckInterval.toMillis());
    }
  }

  /**
   * What one client may have of all sockets, so that others find a place.
   *
   * @param ofAddress open from one address
   * @param waitingOfAddress waiting from one address
   * @param ofUser introduced as one user
   */
  public record Shares(int ofAddress, int waitingOfAddress, int ofUser) {

    public Shares {
      requirePositive(ofAddress, waitingOfAddress, ofUser);
    }
  }

  private static void requirePositive(long... values) {
    for (long value : values) {
      if (value < 1) {
        throw new IllegalArgumentException("Limits of the graph must be 1 or more.");
      }
    }
  }
}
