package org.clipwright.services.work;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * The ids shared by all log lines of one request, including those of the jobs it enqueues. Applies to the thread that
 * opened it until it is closed.
 */
public final class LogTrail implements AutoCloseable {

  /** The name under which log lines carry the id of a request. */
  public static final String REQUEST = "request";

  /** The name under which log lines carry the job that is running for it. */
  public static final String JOB = "job";

  private final Optional<String> requestBefore = request();
  private final Optional<String> jobBefore = Optional.ofNullable(MDC.get(JOB));

  private LogTrail() {}

  /** Adds a request's id to the log lines of this thread until the trail is closed. */
  public static LogTrail ofRequest(String id) {
    LogTrail trail = new LogTrail();
    MDC.put(REQUEST, id);
    return trail;
  }

  /**
   * The trail of a job.
   *
   * @param request the request that enqueued it, if any
   */
  public static LogTrail ofJob(JobQueue.Kind kind, long id, Optional<String> request) {
    LogTrail trail = new LogTrail();
    set(REQUEST, request);
    MDC.put(JOB, kind.name().toLowerCase(Locale.ROOT) + "-" + id);
    return trail;
  }

  /** The request for which this thread works. */
  public static Optional<String> request() {
    return Optional.ofNullable(MDC.get(REQUEST));
  }

  private static void set(String name, Optional<String> value) {
    value.ifPresentOrElse(text -> MDC.put(name, text), () -> MDC.remove(name));
  }

  @Override
  public void close() {
    set(REQUEST, requestBefore);
    set(JOB, jobBefore);
  }
}
