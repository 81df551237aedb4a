package org.clipwright.graphql.transport;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Sends messages to one socket, each only when the one before it has left, and tells how far behind the reader is. */
final class Outbox {

  private static final int CONGESTED = 64;

  private final Queue<Message> waiting = new ArrayDeque<>();
  private final Session session;
  private final Runnable onDrained;
  private boolean sending;
  private boolean congested;
  private long sendingSince;

  private record Message(String text, Runnable onSent) {}

  /** @param onDrained runs when few messages wait again after {@link #congested()} was true */
  Outbox(Session session, Runnable onDrained) {
    this.session = session;
    this.onDrained = onDrained;
  }

  /** @param onSent runs once the message has left this process */
  void send(String text, Runnable onSent) {
    synchronized (this) {
      waiting.add(new Message(text, onSent));
      if (sending) {
        return;
      }
      sending = true;
    }
    sendNext();
  }

  /** Whether so many messages wait that nothing more should be read from the client; remembers that it said so. */
  synchronized boolean congested() {
    congested = waiting.size() >= CONGESTED;
    return congested;
  }

  /** How long the message that is being sent has been on its way; 0 when none is. */
  synchronized long stuckNanos() {
    return sending ? System.nanoTime() - sendingSince : 0;
  }

  private void sendNext() {
    Message message;
    synchronized (this) {
      message = waiting.poll();
      if (message == null) {
        sending = false;
        return;
      }
      sendingSince = System.nanoTime();
    }
    session.sendText(message.text(), Callback.from(() -> sent(message), failure -> discard()));
  }

  private void sent(Message message) {
    message.onSent().run();
    if (drained()) {
      onDrained.run();
    }
    sendNext();
  }

  private synchronized boolean drained() {
    if (congested && waiting.size() < CONGESTED / 2) {
      congested = false;
      return true;
    }
    return false;
  }

  /** The socket is broken: its close is about to be reported, and nothing can be sent any more. */
  private synchronized void discard() {
    waiting.clear();
  }
}
