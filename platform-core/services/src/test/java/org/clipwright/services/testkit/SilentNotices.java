package org.clipwright.services.testkit;

import java.util.function.LongConsumer;
import org.clipwright.services.resource.Notices;

/** Notices that nobody hears. */
public final class SilentNotices implements Notices {

  @Override
  public void publish(Topic topic, long id) {}

  @Override
  public Subscription subscribe(Topic topic, LongConsumer listener) {
    return () -> {};
  }
}
