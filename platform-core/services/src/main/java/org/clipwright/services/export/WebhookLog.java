package org.clipwright.services.export;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clipwright.services.resource.UserId;

/** Remembers every try to tell a webhook, as long as the export is kept. */
public interface WebhookLog {

  /** Adds a try. */
  void add(WebhookDelivery delivery);

  /**
   * The latest tries for each of the owner's exports, newest first and at most {@code each}; exports without any, and
   * those of somebody else, are left out.
   */
  Map<Long, List<WebhookDelivery>> latest(UserId owner, Collection<Long> exports, int each);
}
