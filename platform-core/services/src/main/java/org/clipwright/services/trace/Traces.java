package org.clipwright.services.trace;

import java.util.Optional;

/** Where code says what it is doing, for traces; costs nothing unless this process has a tracer. */
public final class Traces {

  private static final Tracer OFF = new Off();

  private static volatile Tracer tracer = OFF;

  private Traces() {}

  /** Records by a tracer from now on. */
  public static void recordBy(Tracer recorder) {
    tracer = recorder;
  }

  /** Records no more. */
  public static void stop() {
    tracer = OFF;
  }

  /** Begins answering a request, which may belong to a trace of the client. */
  public static Tracer.Span request(String name, Optional<String> traceparent) {
    return tracer.begin(Tracer.Kind.REQUEST, name, traceparent);
  }

  /** Begins a job. One that no traced request enqueued is not recorded: recurring jobs would make endless traces. */
  public static Tracer.Span job(String name, Optional<String> traceparent) {
    return traceparent.isPresent() ? tracer.begin(Tracer.Kind.JOB, name, traceparent) : Off.SPAN;
  }

  /** Begins a step of what this thread does; not recorded if it does nothing that is traced. */
  public static Tracer.Span step(String name) {
    return tracer.below(Tracer.Kind.STEP, name).orElse(Off.SPAN);
  }

  /** Begins a call of another system. */
  public static Tracer.Span call(String name) {
    return tracer.below(Tracer.Kind.CALL, name).orElse(Off.SPAN);
  }

  /** Identifies what this thread does to other processes, as the value of the header {@code traceparent}. */
  public static Optional<String> traceparent() {
    return tracer.traceparent();
  }

  /** The same work, for another thread, as a part of what this thread does. */
  public static Runnable carrying(Runnable work) {
    return tracer.carrying(work);
  }

  private static final class Off implements Tracer {

    static final Span SPAN = new NotRecorded();

    @Override
    public Span begin(Kind kind, String name, Optional<String> traceparent) {
      return SPAN;
    }

    @Override
    public Optional<Span> below(Kind kind, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<String> traceparent() {
      return Optional.empty();
    }

    @Override
    public Runnable carrying(Runnable work) {
      return work;
    }
  }

  private static final class NotRecorded implements Tracer.Span {

    @Override
    public Tracer.Span with(String name, String value) {
      return this;
    }

    @Override
    public Tracer.Span named(String name) {
      return this;
    }

    @Override
    public Tracer.Span failed(String reason) {
      return this;
    }

    @Override
    public void close() {}
  }
}
