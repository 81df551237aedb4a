package org.clipwright.graphql.setup;

import java.time.Duration;

/**
 * The limits of the GraphQL API.
 *
 * @param document the limits of a document
 * @param request the limits of one HTTP request
 * @param sockets the limits of WebSockets and event streams
 */
public record GraphQlLimits(DocumentLimits document, RequestLimits request, SocketLimits sockets) {

  /** The limits unless an operator sets different ones. */
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
   * @param tokens lexical tokens
   * @param depth levels of nested fields
   * @param aliases renamed fields in total
   * @param complexity fields that can be requested, those in lists once per item
   * @param pageSize items in one page of a connection
   */
  public record DocumentLimits(int tokens, int depth, int aliases, int complexity, int pageSize) {

    public DocumentLimits {
      requirePositive(tokens, depth, aliases, complexity, pageSize);
    }
  }

  /**
   * The size and duration of a request.
   *
   * @param bodyBytes bytes of JSON
   * @param uploadBytes bytes of each file in a multipart request
   * @param uploads files in one multipart request
   * @param time the time limit for a response
   * @param changeTime the time limit for the response to a mutation, which may wait for a worker
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
   * @param shares how many of these one client may have
   * @param operations concurrent operations on one socket
   * @param messageBytes bytes of one client message; much less before {@code connection_init}
   * @param initTime how long a socket may wait before {@code connection_init}
   * @param pingInterval the interval between keep-alive pings to the client
   * @param writeTime how long a message may take to reach a slow reader before its socket is dropped
   * @param recheckInterval the interval between checks that the caller's credentials are still valid
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
   * How many of all sockets one client may have, so that others find a place.
   *
   * @param ofAddress open sockets from one address
   * @param waitingOfAddress waiting sockets from one address
   * @param ofUser authenticated sockets of one user
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
