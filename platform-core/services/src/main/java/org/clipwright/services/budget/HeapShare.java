package org.clipwright.services.budget;

import org.clipwright.services.budget.sender.Sender;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;

/**
 * The share of the heap that one request uses for JSON. It is claimed before it is used and released when the request
 * ends. Code that reads JSON for a request claims from {@link #current()}, so that nothing has to be passed along.
 */
public final class HeapShare implements AutoCloseable {

  private static final ScopedValue<HeapShare> CURRENT = ScopedValue.newInstance();

  private final HeapBudget budget;
  private volatile Sender sender = Sender.NOBODY;
  private long held;
  private boolean closed;

  HeapShare(HeapBudget budget) {
    this.budget = budget;
  }

  /** The share of the request that this thread works for; an unlimited one outside of requests. */
  public static HeapShare current() {
    return CURRENT.isBound() ? CURRENT.get() : HeapBudget.UNLIMITED.open();
  }

  /** Runs work with this share as the current one. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** Runs work with this share as the current one. */
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  /** The sender of the request. */
  public Sender sender() {
    return sender;
  }

  /** Sets the sender of the request. */
  public void belongsTo(Sender newSender) {
    sender = newSender;
  }

  /**
   * Sets what is known of the sender until it is identified.
   *
   * @param credentials the credentials that will identify the sender
   */
  public void cameFrom(String address, String credentials) {
    sender = Sender.at(address, credentials);
  }

  public HeapBudget budget() {
    return budget;
  }

  /**
   * Claims room for the request's body.
   *
   * @throws PlatformException {@code TOO_LARGE} when the budget could never hold it, {@code BUSY} when it has no room
   * now
   */
  public void claimForBody(long bytes) {
    claim(bytes, HeapBudget.Purpose.BODY, ErrorCode.TOO_LARGE, ErrorText.TOO_MUCH_SENT);
  }

  /**
   * Claims room for data read to answer the request.
   *
   * @throws PlatformException {@code INVALID} when the budget could never hold it, {@code BUSY} when it has no room now
   */
  public void claimForAnswer(long bytes) {
    claimForAnswer(bytes, ErrorText.TOO_MUCH_ASKED);
  }

  /**
   * Claims room for data read to answer the request.
   *
   * @param refusal the message when the budget could never hold it
   * @throws PlatformException {@code INVALID} when the budget could never hold it, {@code BUSY} when it has no room now
   */
  public void claimForAnswer(long bytes, String refusal) {
    claim(bytes, HeapBudget.Purpose.ANSWER, ErrorCode.INVALID, refusal);
  }

  private synchronized void claim(long bytes, HeapBudget.Purpose purpose, ErrorCode code, String refusal) {
    long wanted = held + bytes;
    if (wanted > budget.most()) {
      throw new PlatformException(code, refusal);
    }
    if (closed || !budget.take(held, wanted, purpose)) {
      throw new PlatformException(ErrorCode.BUSY, ErrorText.BUSY);
    }
    held = wanted;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      budget.giveBack(held);
    }
  }
}
