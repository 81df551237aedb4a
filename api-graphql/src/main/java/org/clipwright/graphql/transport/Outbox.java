package org.clipwright.graphql.transport;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.clipwright.graphql.live.KeptHeap;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Sends messages to one socket, each only when the previous one has left, and reports how far behind the reader is.
 * Queued messages count against the user's heap room.
 */
final class Outbox {

  private static final int CONGESTED = 64;
  private static final int CONGESTED_CHARACTERS = 64 << 10;
  private static final long BYTES_A_CHARACTER = 2;

  private final Queue<Message> waiting = new ArrayDeque<>();
  private final Session session;
  private final Runnable onDrained;
  private Optional<KeptHeap.HeapPlace> place = Optional.empty();
  private long characters;
  private boolean sending;
  private boolean congested;
  private long sendingSince;

  private record Message(String text, Runnable onSent) {}

  /** @param onDrained runs when the queue is short again after {@link #congested()} was true */
  Outbox(Session session, Runnable onDrained) {
    this.session = session;
    this.onDrained = onDrained;
  }

  /** Uses this room for queued messages; until then only little can be queued. */
  synchronized void takeRoom(KeptHeap.HeapPlace ofUser) {
    ofUser.hold(BYTES_A_CHARACTER * characters);
    place = Optional.of(ofUser);
  }

  /**
   * Sends a message, or queues it.
   *
   * @param onSent runs once the message has left this process
   * @throws PlatformException when there is no room for it, since too much is already queued
   */
  void send(String text, Runnable onSent) {
    synchronized (this) {
      keep(characters + text.length());
      waiting.add(new Message(text, onSent));
      if (sending) {
        return;
      }
      sending = true;
    }
    sendNext();
  }

  private void keep(long now) {
    place.ifPresent(room -> room.hold(BYTES_A_CHARACTER * now));
    characters = now;
  }

  /** Whether the queue is empty. */
  synchronized boolean isIdle() {
    return characters == 0;
  }

  /** Whether so much is queued that nothing more should be read from the client; remembers having returned true. */
  synchronized boolean congested() {
    congested = waiting.size() >= CONGESTED || characters >= CONGESTED_CHARACTERS;
    return congested;
  }

  /** How long the current message has been in transit; 0 when there is none. */
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
    synchronized (this) {
      keep(Math.max(0, characters - message.text().length()));
    }
    message.onSent().run();
    if (drained()) {
      onDrained.run();
    }
    sendNext();
  }

  private synchronized boolean drained() {
    if (congested && waiting.size() < CONGESTED / 2 && characters < CONGESTED_CHARACTERS / 2) {
      congested = false;
      return true;
    }
    return false;
  }

  /** The socket is broken or closed: nothing can be sent any more. */
  synchronized void discard() {
    waiting.clear();
    characters = 0;
    place.ifPresent(KeptHeap.HeapPlace::close);
    place = Optional.empty();
  }
}
