package org.clipwright.graphql.transport;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.OperationDefinition.Operation;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.setup.GraphQlLimits.SocketLimits;
import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that speaks graphql-transport-ws. A message is read only when the one before it has been dealt with and
 * the client takes what is sent to it. It is public only because Jetty finds its methods by reflection.
 */
public final class GraphQlSocket implements Session.Listener, SocketOperation.Channel {

  private static final Logger LOG = LoggerFactory.getLogger(GraphQlSocket.class);
  private static final int BYTES_OF_STRANGERS = 16 << 10;

  /** Characters that any refusal has room in. */
  private static final int SHORT = 4 << 10;

  private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

  private final GraphQlEngine engine;
  private final Identification identification;
  private final SocketRegistry registry;
  private final SocketLimits limits;
  private final Upgrade upgrade;
  private final long created = System.nanoTime();
  private final Map<String, SocketOperation> operations = new ConcurrentHashMap<>();
  private volatile Optional<Session> session = Optional.empty();
  private volatile Optional<Outbox> outbox = Optional.empty();
  private volatile Optional<Caller> caller = Optional.empty();
  private volatile boolean initialised;
  private volatile boolean closing;
  private volatile long heard = created;
  private volatile long pinged = created;
  private volatile long rechecked = created;

  /**
   * What the HTTP request that opened the socket said.
   *
   * @param caller whom its header or its cookie names, when it came from an origin that may use the cookie
   * @param throttled how its credentials were turned away because too many wrong ones came before
   * @param client the address that it came from
   * @param origin scheme and authority under which the client reaches this server
   * @param mediaOrigin the same for media
   * @param acceptable whether it offered the sub-protocol
   * @param budget of which each message takes a share
   */
  record Upgrade(
      Optional<Caller> caller, Optional<RequestException> throttled, String client, String requestId, String origin,
      String mediaOrigin, boolean acceptable, HeapBudget budget) {}

  GraphQlSocket(
      GraphQlEngine engine,
      Identification identification,
      SocketRegistry registry,
      SocketLimits limits,
      Upgrade upgrade) {
    this.engine = engine;
    this.identification = identification;
    this.registry = registry;
    this.limits = limits;
    this.upgrade = upgrade;
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
    LOG.debug("A socket broke. request={}", upgrade.requestId(), cause);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    end();
    callback.succeed();
  }

  /**
   * A client that leaves much waiting is dropped.
   *
   * @throws PlatformException when a client that has read all so far is to be told that this is too long
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
        LOG.info("A socket is dropped whose client takes too little of what is sent. request={}", upgrade.requestId());
        session.ifPresent(Session::disconnect);
      }
    });
  }

  @Override
  public void forget(String id, SocketOperation operation) {
    operations.remove(id, operation);
  }

  /** The address that the client came from. */
  String address() {
    return upgrade.client();
  }

  /** Whether the client has introduced itself as the user that a caller is. */
  boolean belongsTo(Caller other) {
    return initialised && caller.filter(known -> known.name().equals(other.name())).isPresent();
  }

  void introduced(Caller known) {
    caller = Optional.of(known);
    initialised = true;
  }

  /** Whether the client has yet to introduce itself. */
  boolean waiting() {
    return !initialised && !closing;
  }

  void close(CloseCode code, String operation) {
    closing = true;
    cancelAll();
    session.ifPresent(open -> open.close(code.code(), code.reason(operation), Callback.NOOP));
  }

  /** Does whatever has become due; called every now and then from one thread. */
  void tick(long now) {
    if (session.isEmpty()) {
      if (now - created > limits.initTime().toNanos()) {
        end();
      }
    } else if (outbox.orElseThrow().stuckNanos() > limits.writeTime().toNanos() || silent(now)) {
      LOG.info("A socket whose client does not answer is closed. request={}", upgrade.requestId());
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

  /** Whether the socket is still to be read after this message. */
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
      case SocketMessage.Subscribe _ -> throw new IllegalStateException("Operations are begun before.");
      case SocketMessage.Complete complete -> {
        Optional.ofNullable(operations.remove(complete.id())).ifPresent(SocketOperation::cancel);
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
      named = identify(payload).filter(Caller::admitted);
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

  /** The payload may repeat an {@code Authorization} header, under that name, or hold a bare {@code token}. */
  private Optional<Caller> identify(JsonNode payload) {
    JsonNode header = payload.path(payload.has("Authorization") ? "Authorization" : "authorization");
    JsonNode token = payload.path("token");
    try {
      if (header.isTextual()) {
        return Optional.of(identification.byHeader(header.textValue(), upgrade.client()));
      }
      if (token.isTextual()) {
        return Optional.of(identification.byHeader("Token " + token.textValue(), upgrade.client()));
      }
      upgrade.throttled().ifPresent(tooOften -> {
        throw tooOften;
      });
      return upgrade.caller();
    } catch (RequestException e) {
      if (e.retrySeconds() > 0) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** The share is the operation's from now on. */
  private boolean subscribe(SocketMessage.Subscribe message, HeapShare share) {
    if (!initialised) {
      share.close();
      return refuse(CloseCode.UNAUTHORIZED, "");
    }
    CallContext context =
        new CallContext(caller.orElseThrow(), upgrade.requestId(), upgrade.origin(), upgrade.mediaOrigin());
    SocketOperation operation = new SocketOperation(message.id(), this, context);
    if (operations.size() >= limits.operations()) {
      share.close();
      sendError(message.id(), "No more than " + limits.operations() + " operations may run on one connection.",
          ErrorCodes.LIMIT_EXCEEDED);
      return true;
    }
    try {
      identification.count(context.caller());
    } catch (RequestException tooOften) {
      share.close();
      sendError(message.id(), tooOften.getMessage(), tooOften.code());
      return true;
    }
    if (operations.putIfAbsent(message.id(), operation) != null) {
      share.close();
      return refuse(CloseCode.SUBSCRIBER_EXISTS, message.id());
    }
    Thread.ofVirtual().name("graphql-socket-operation").start(() -> {
      try (share) {
        share.run(() -> run(operation, message.request(), context));
      }
    });
    return true;
  }

  private void run(SocketOperation operation, GraphQlRequest request, CallContext context) {
    try {
      operation.begin(engine.execute(request, context, ALL));
    } catch (PlatformException e) {
      operation.refuse(e);
    } catch (RuntimeException e) {
      operation.onError(e);
    }
  }

  private void sendError(String operation, String sentence, String code) {
    send(SocketMessage.error(operation, AnswerBodies.error(sentence, code, upgrade.requestId())), () -> {});
  }

  private boolean refuse(CloseCode code, String operation) {
    close(code, operation);
    return false;
  }

  private void end() {
    cancelAll();
    outbox.ifPresent(Outbox::discard);
    registry.remove(this);
  }

  private void cancelAll() {
    operations.values().forEach(SocketOperation::cancel);
    operations.clear();
  }
}
