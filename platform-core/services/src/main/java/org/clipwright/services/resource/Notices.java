package org.clipwright.services.resource;

import java.util.function.LongConsumer;

/** Tells processes what has changed, within milliseconds and not for certain: who must know also asks now and then. */
public interface Notices {

  /** What can have changed. */
  enum Topic {
    /** A {@code WorkRequest} has an outcome. */
    WORK_FINISHED,
    /** An export's progress or status. */
    EXPORT_CHANGED,
    /** A project or something in it. */
    PROJECT_CHANGED
  }

  /** Tells every process, after the transaction that runs, if one does. */
  void publish(Topic topic, long id);

  /** Calls the listener for each change until the returned handle is closed; it must return quickly. */
  Subscription subscribe(Topic topic, LongConsumer listener);

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
