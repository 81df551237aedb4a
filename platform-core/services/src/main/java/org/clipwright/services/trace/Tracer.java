package org.clipwright.services.trace;

import java.util.Optional;

/**
 * Records which steps requests and jobs consist of, and how long each took. Thread-safe.
 *
 * <p>Spans are identified across processes by the value of W3C's header {@code traceparent}.
 */
public interface Tracer {

  /** What a span is about. */
  enum Kind {
    /** A request that this process answers. */
    REQUEST,
    /** A job that was enqueued for a request. */
    JOB,
    /** Waiting for another system, such as the storage. */
    CALL,
    /** Anything else. */
    STEP
  }

  /** A step of something. From its beginning until it is closed, it is the current one of its thread. */
  interface Span extends AutoCloseable {

    /** Adds a fact. Facts must not contain secrets, or what users wrote. */
    Span with(String name, String value);

    /** Replaces the name. */
    Span named(String name);

    /** Marks it as failed. */
    Span failed(String reason);

    /** Ends it; the one before is current again. */
    @Override
    void close();
  }

  /** Begins the first span of a trace, or of this process's part in one that another process began. */
  Span begin(Kind kind, String name, Optional<String> traceparent);

  /** Begins a span below the thread's current one; empty if it has none. */
  Optional<Span> below(Kind kind, String name);

  /** Identifies the thread's current span; empty if it has none. */
  Optional<String> traceparent();

  /** The same work, for another thread, which has this thread's current span during it. */
  Runnable carrying(Runnable work);
}
