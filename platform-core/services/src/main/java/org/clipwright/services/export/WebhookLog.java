package org.clipwright.services.export;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clipwright.services.resource.UserId;

/** Records every attempt to notify a webhook, for as long as the export exists. */
public interface WebhookLog {

  /** Adds an attempt. */
  void add(WebhookDelivery delivery);

  /**
   * The latest attempts for each of the owner's exports, newest first and at most {@code each}; exports without any,
   * and other users' exports, are left out.
   */
  Map<Long, List<WebhookDelivery>> latest(UserId owner, Collection<Long> exports, int each);
}
