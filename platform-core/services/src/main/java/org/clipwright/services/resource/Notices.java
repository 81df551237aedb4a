package org.clipwright.services.resource;

import java.util.function.LongConsumer;

/**
 * Notifies processes of changes, within milliseconds but without guarantee: whoever must not miss a change also polls.
 */
public interface Notices {

  /** The kind of thing that changed. */
  enum Topic {
    /** A {@code WorkRequest} has an outcome. */
    WORK_FINISHED,
    /** An export's progress or status. */
    EXPORT_CHANGED,
    /** A project or something in it. */
    PROJECT_CHANGED
  }

  /** Notifies every process, after the current transaction, if any, commits. */
  void publish(Topic topic, long id);

  /** Calls the listener for each change until the returned handle is closed; it must return quickly. */
  Subscription subscribe(Topic topic, LongConsumer listener);

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
