package org.clipwright.services.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import org.clipwright.services.resource.Notices;

/**
 * Notices that are only written down.
 *
 * @param published the notices so far, such as {@code EXPORT_CHANGED 1}
 */
public record RecordedNotices(List<String> published) implements Notices {

  public RecordedNotices() {
    this(Collections.synchronizedList(new ArrayList<>()));
  }

  @Override
  public void publish(Topic topic, long id) {
    published.add(topic + " " + id);
  }

  @Override
  public Subscription subscribe(Topic topic, LongConsumer listener) {
    return () -> {};
  }
}
