package org.clipwright.graphql.transport;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.live.KeptHeap;
import org.clipwright.graphql.setup.GraphQlLimits.SocketLimits;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tracks every open socket, so that limits and timeouts are enforced. Jetty closes them when it stops. */
final class SocketRegistry extends AbstractLifeCycle {

  private static final Logger LOG = LoggerFactory.getLogger(SocketRegistry.class);
  private static final Duration LONGEST_TICK = Duration.ofMillis(500);

  private final SocketLimits limits;
  private final ConnectionCount connections;
  private final KeptHeap room = KeptHeap.ofThisProcess();
  private final Set<GraphQlSocket> sockets = ConcurrentHashMap.newKeySet();
  private ScheduledExecutorService timer;

  SocketRegistry(SocketLimits limits, ConnectionCount connections) {
    this.limits = limits;
    this.connections = connections;
  }

  /** The heap room for messages that wait for clients to read them. */
  KeptHeap room() {
    return room;
  }

  /** Whether one more socket may be opened; if so, its place is taken until {@link #remove}. */
  synchronized boolean admit(GraphQlSocket socket) {
    if (waiting() >= limits.waiting() || !admitsAddress(socket.address()) || !connections.open()) {
      return false;
    }
    sockets.add(socket);
    return true;
  }

  private boolean admitsAddress(String address) {
    List<GraphQlSocket> same = sockets.stream().filter(socket -> socket.address().equals(address)).toList();
    return same.size() < limits.shares().ofAddress()
        && same.stream().filter(GraphQlSocket::waiting).count() < limits.shares().waitingOfAddress();
  }

  /** Registers a waiting socket as a user's, unless the user is at the limit. */
  synchronized boolean introduce(GraphQlSocket socket, Caller caller) {
    if (sockets.stream().filter(other -> other.belongsTo(caller)).count() >= limits.shares().ofUser()) {
      return false;
    }
    socket.introduced(caller);
    return true;
  }

  void remove(GraphQlSocket socket) {
    if (sockets.remove(socket)) {
      connections.closed();
    }
  }

  long waiting() {
    return sockets.stream().filter(GraphQlSocket::waiting).count();
  }

  int open() {
    return sockets.size();
  }

  @Override
  protected void doStart() {
    timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("graphql-sockets").factory());
    long tick = Stream.of(limits.initTime(), limits.pingInterval(), limits.writeTime(), limits.recheckInterval())
        .map(time -> time.dividedBy(4)).reduce(LONGEST_TICK, (one, other) -> one.compareTo(other) < 0 ? one : other)
        .toMillis();
    timer.scheduleWithFixedDelay(this::tick, tick, Math.max(tick, 1), TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
  }

  private void tick() {
    long now = System.nanoTime();
    for (GraphQlSocket socket : sockets) {
      try {
        socket.tick(now);
      } catch (RuntimeException e) {
        LOG.error("A socket could not be checked.", e);
      }
    }
  }
}
