package org.clipwright.services.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.UserId;

/** Deliveries to webhooks in memory, for as long as their exports exist. */
public final class InMemoryWebhookLog implements WebhookLog {

  /** The newest first. */
  private final List<Delivery> deliveries = new ArrayList<>();

  private final ExportRepository exports;

  public InMemoryWebhookLog(ExportRepository exports) {
    this.exports = exports;
  }

  @Override
  public synchronized void add(Delivery delivery) {
    deliveries.addFirst(delivery);
  }

  @Override
  public synchronized Map<Long, List<Delivery>> latest(UserId owner, Collection<Long> wanted, int each) {
    deliveries.removeIf(delivery -> exports.findAny(delivery.export()).isEmpty());
    Map<Long, List<Delivery>> latest = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      if (wanted.contains(delivery.export()) && exports.find(owner, delivery.export()).isPresent()) {
        List<Delivery> known = latest.computeIfAbsent(delivery.export(), _ -> new ArrayList<>());
        if (known.size() < each) {
          known.add(delivery);
        }
      }
    }
    return latest;
  }
}
