package org.clipwright.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.clipwright.graphql.live.KeptHeap;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;

/** What waits for clients that do not read takes only so much memory. */
class OutboxTest {

  private static final String MEGABYTE = "x".repeat(1 << 19);
  private static final long ROOM = 16 << 20;

  private final Queue<Callback> unread = new ArrayDeque<>();
  private final KeptHeap room = new KeptHeap(ROOM, ROOM / 2);

  private Outbox outbox(String user) {
    Session session = (Session) Proxy.newProxyInstance(
        Session.class.getClassLoader(), new Class<?>[] {Session.class}, (_, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("sendText");
          unread.add((Callback) arguments[1]);
          return null;
        });
    Outbox outbox = new Outbox(session, () -> {});
    outbox.takeRoom(room.open(user));
    return outbox;
  }

  private int filled(Outbox outbox) {
    for (int messages = 0;; messages++) {
      try {
        outbox.send(MEGABYTE, () -> {});
      } catch (PlatformException full) {
        return messages;
      }
    }
  }

  @Test
  void messagesThatNobodyReadsPileUpToABound() {
    Outbox outbox = outbox("ann");
    assertThat(filled(outbox)).isEqualTo(8);
    assertThat(filled(outbox("ann"))).as("of another socket of the same user").isZero();
    assertThat(filled(outbox("bob"))).isEqualTo(8);
    assertThat(filled(outbox("eve"))).as("of a user when others fill the room").isZero();
    unread.remove().succeed();
    outbox.send(MEGABYTE, () -> {});
    outbox.discard();
    assertThat(filled(outbox("ann"))).isEqualTo(8);
  }

  /** Answers to pings, for example, which a client can ask for without reading any. */
  @Test
  void aClientWithMuchUnreadIsNotReadFrom() {
    Outbox outbox = outbox("ann");
    assertThat(outbox.congested()).isFalse();
    outbox.send(MEGABYTE, () -> {});
    assertThat(outbox.congested()).isTrue();
  }

  @Test
  void whatWasReadBeforeTheUserWasKnownCountsNoMore() {
    Outbox outbox = outbox("ann");
    for (int i = 0; i < 100; i++) {
      outbox.send(MEGABYTE, () -> {});
      assertThat(outbox.isIdle()).isFalse();
      unread.remove().succeed();
      assertThat(outbox.isIdle()).isTrue();
    }
    assertThatThrownBy(() -> outbox.send("x".repeat((int) ROOM / 2), () -> {})).isInstanceOf(PlatformException.class);
    assertThat(outbox.isIdle()).isTrue();
  }
}
