package org.clipwright.services.budget;

import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;

/**
 * What one request fills of the heap with JSON. It is claimed before it is filled, and given back when the request is
 * over. Whatever reads JSON for a request claims from {@link #current()}, so that nothing has to be handed through.
 */
public final class HeapShare implements AutoCloseable {

  private static final ScopedValue<HeapShare> CURRENT = ScopedValue.newInstance();

  private final HeapBudget budget;
  private volatile String client = "";
  private long held;
  private boolean closed;

  HeapShare(HeapBudget budget) {
    this.budget = budget;
  }

  /** The share of the request that this thread works for; one without limits outside of requests. */
  public static HeapShare current() {
    return CURRENT.isBound() ? CURRENT.get() : HeapBudget.UNLIMITED.open();
  }

  /** Works for the request of this share. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** Works for the request of this share. */
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  /** Whose request it is; empty for nobody's. */
  public String client() {
    return client;
  }

  /** Says whose request it is: an address at first, then, when it is known, a user. */
  public void belongsTo(String newClient) {
    client = newClient;
  }

  /** The budget that this is a share of. */
  public HeapBudget budget() {
    return budget;
  }

  /**
   * Claims room for what the request brings.
   *
   * @throws PlatformException {@code TOO_LARGE} when there can never be so much, {@code BUSY} when there is not now
   */
  public void claimForBody(long bytes) {
    claim(bytes, HeapBudget.Purpose.BODY, ErrorCode.TOO_LARGE, ErrorText.TOO_MUCH_SENT);
  }

  /**
   * Claims room for what is read to answer the request.
   *
   * @throws PlatformException {@code INVALID} when there can never be so much, {@code BUSY} when there is not now
   */
  public void claimForAnswer(long bytes) {
    claimForAnswer(bytes, ErrorText.TOO_MUCH_ASKED);
  }

  /**
   * Claims room for what is read to answer the request.
   *
   * @param refusal what a request is told for which there can never be so much
   * @throws PlatformException {@code INVALID} when there can never be so much, {@code BUSY} when there is not now
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
