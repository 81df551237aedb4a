package org.clipwright.services.export;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.UserId;

/** Records every attempt to notify a webhook, for as long as the export exists. */
public interface WebhookLog {

  /**
   * One attempt to notify a webhook of how an export ended.
   *
   * @param export the export's id
   * @param url the address that was called
   * @param sent when the attempt began
   * @param status the HTTP status of the response; empty when there was none
   * @param response the response, shortened, or the reason why there was none
   * @param retry when the next attempt is due; empty when this was the last
   */
  record Delivery(
      long export, String url, Instant sent, Optional<Integer> status, String response, Optional<Instant> retry) {}

  /** Adds an attempt. */
  void add(Delivery delivery);

  /**
   * The latest attempts for each of the owner's exports, newest first and at most {@code each}; exports without any,
   * and other users' exports, are left out.
   */
  Map<Long, List<Delivery>> latest(UserId owner, Collection<Long> exports, int each);
}
