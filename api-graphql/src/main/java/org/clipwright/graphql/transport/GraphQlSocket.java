package org.clipwright.graphql.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.setup.GraphQlLimits.SocketLimits;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that speaks graphql-transport-ws. A message is read only once the previous one has been handled and the
 * client keeps up with what is sent to it. It is public only because Jetty finds its methods by reflection.
 */
public final class GraphQlSocket implements Session.Listener, SocketOperation.Channel {

  private static final Logger LOG = LoggerFactory.getLogger(GraphQlSocket.class);
  private static final int BYTES_OF_STRANGERS = 16 << 10;

  /** Enough characters for any rejection. */
  private static final int SHORT = 4 << 10;

  private final Callers callers;
  private final SocketRegistry registry;
  private final SocketLimits limits;
  private final SocketUpgrade upgrade;
  private final long created = System.nanoTime();
  private final SocketOperations operations;
  private volatile Optional<Session> session = Optional.empty();
  private volatile Optional<Outbox> outbox = Optional.empty();
  private volatile Optional<Caller> caller = Optional.empty();
  private volatile boolean initialised;
  private volatile boolean closing;
  private volatile long heard = created;
  private volatile long pinged = created;
  private volatile long rechecked = created;

  GraphQlSocket(
      GraphQlEngine engine,
      Callers callers,
      SocketRegistry registry,
      SocketLimits limits,
      SocketUpgrade upgrade) {
    this.callers = callers;
    this.registry = registry;
    this.limits = limits;
    this.upgrade = upgrade;
    this.operations = new SocketOperations(engine, callers, limits.operations(), this);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setMaxTextMessageSize(BYTES_OF_STRANGERS);
    opened.setIdleTimeout(limits.pingInterval().multipliedBy(4));
    session = Optional.of(opened);
    outbox = Optional.of(new Outbox(opened, opened::demand));
    if (upgrade.acceptable()) {
      opened.demand();
    } else {
      close(CloseCode.SUBPROTOCOL_NOT_ACCEPTABLE, "");
    }
  }

  @Override
  public void onWebSocketText(String text) {
    heard = System.nanoTime();
    Thread.ofVirtual().name("graphql-socket").start(() -> receive(text));
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    close(CloseCode.INVALID_MESSAGE, "");
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    heard = System.nanoTime();
    session.ifPresent(Session::demand);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("A socket failed. request={}", upgrade.requestId(), cause);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    end();
    callback.succeed();
  }

  /**
   * Sends a message; a client with too large a backlog is dropped.
   *
   * @throws PlatformException when this message is too long for a client that has read everything so far
   */
  @Override
  public void send(String message, Runnable onSent) {
    outbox.ifPresent(box -> {
      try {
        box.send(message, onSent);
      } catch (PlatformException full) {
        if (box.isIdle() && message.length() > SHORT) {
          throw full;
        }
        LOG.info("A socket is closed because its client reads too slowly. request={}", upgrade.requestId());
        session.ifPresent(Session::disconnect);
      }
    });
  }

  @Override
  public void forget(String id, SocketOperation operation) {
    operations.forget(id, operation);
  }

  /** The address that the client came from. */
  String address() {
    return upgrade.client();
  }

  /** Whether the client has authenticated as the same user as a caller. */
  boolean belongsTo(Caller other) {
    return initialised && caller.filter(known -> known.name().equals(other.name())).isPresent();
  }

  void introduced(Caller known) {
    caller = Optional.of(known);
    initialised = true;
  }

  /** Whether the client has yet to send {@code connection_init}. */
  boolean waiting() {
    return !initialised && !closing;
  }

  void close(CloseCode code, String operation) {
    closing = true;
    operations.cancelAll();
    session.ifPresent(open -> open.close(code.code(), code.reason(operation), Callback.NOOP));
  }

  /** Does whatever has become due; called periodically from one thread. */
  void tick(long now) {
    if (session.isEmpty()) {
      if (now - created > limits.initTime().toNanos()) {
        end();
      }
    } else if (outbox.orElseThrow().stuckNanos() > limits.writeTime().toNanos() || silent(now)) {
      LOG.info("A socket is closed because its client does not respond. request={}", upgrade.requestId());
      session.get().disconnect();
    } else if (waiting() && now - created > limits.initTime().toNanos()) {
      close(CloseCode.INITIALISATION_TIMEOUT, "");
    } else {
      ping(now);
      recheck(now);
    }
  }

  private boolean silent(long now) {
    return now - heard > limits.pingInterval().multipliedBy(3).toNanos();
  }

  private void ping(long now) {
    if (now - pinged > limits.pingInterval().toNanos()) {
      pinged = now;
      session.orElseThrow().sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }
  }

  private void recheck(long now) {
    if (caller.isPresent() && now - rechecked > limits.recheckInterval().toNanos()) {
      rechecked = now;
      Thread.ofVirtual().name("graphql-recheck").start(() -> {
        if (!caller.get().admitted()) {
          close(CloseCode.FORBIDDEN, "");
        }
      });
    }
  }

  private void receive(String text) {
    HeapShare share = upgrade.budget().open();
    try {
      if (handle(share.call(() -> SocketMessage.parse(text)), share)) {
        readOn();
      }
    } catch (RequestException e) {
      share.close();
      close(CloseCode.INVALID_MESSAGE, "");
    } catch (PlatformException e) {
      share.close();
      close(CloseCode.TRY_AGAIN_LATER, "");
    } catch (RuntimeException e) {
      share.close();
      LOG.error("A message could not be handled. request={}", upgrade.requestId(), e);
      close(CloseCode.INTERNAL_ERROR, "");
    }
  }

  private void readOn() {
    if (!outbox.orElseThrow().congested()) {
      session.ifPresent(Session::demand);
    }
  }

  /** Handles a message; returns whether to continue reading from the socket. */
  private boolean handle(SocketMessage message, HeapShare share) {
    if (message instanceof SocketMessage.Subscribe subscribe) {
      return subscribe(subscribe, share);
    }
    share.close();
    return switch (message) {
      case SocketMessage.Init init -> initialise(init.payload());
      case SocketMessage.Ping ping -> {
        send(SocketMessage.pong(ping.payload()), () -> {});
        yield true;
      }
      case SocketMessage.Pong _ -> true;
      case SocketMessage.Subscribe _ -> throw new IllegalStateException("This operation has already started.");
      case SocketMessage.Complete complete -> {
        operations.cancel(complete.id());
        yield true;
      }
    };
  }

  private boolean initialise(JsonNode payload) {
    if (initialised) {
      return refuse(CloseCode.TOO_MANY_INITIALISATIONS, "");
    }
    Optional<Caller> named;
    try {
      named = upgrade.identify(payload, callers).filter(Caller::admitted);
    } catch (RequestException tooOften) {
      return refuse(CloseCode.THROTTLED, tooOften.getMessage());
    }
    if (named.isEmpty()) {
      return refuse(CloseCode.FORBIDDEN, "");
    }
    if (!registry.introduce(this, named.get())) {
      return refuse(CloseCode.THROTTLED, "This user has too many connections open; close one first.");
    }
    outbox.ifPresent(box -> box.takeRoom(registry.room().open(named.get().name())));
    session.ifPresent(open -> open.setMaxTextMessageSize(limits.messageBytes()));
    send(SocketMessage.ack(), () -> {});
    return true;
  }

  /** The operation owns the share from now on. */
  private boolean subscribe(SocketMessage.Subscribe message, HeapShare share) {
    if (!initialised) {
      share.close();
      return refuse(CloseCode.UNAUTHORIZED, "");
    }
    return operations.begin(message, upgrade.context(caller.orElseThrow()), share)
        || refuse(CloseCode.SUBSCRIBER_EXISTS, message.id());
  }

  private boolean refuse(CloseCode code, String operation) {
    close(code, operation);
    return false;
  }

  private void end() {
    operations.cancelAll();
    outbox.ifPresent(Outbox::discard);
    registry.remove(this);
  }
}
