package org.clipwright.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.resource.UserId;

/** Keeps deliveries in memory, of whatever owner. */
public final class InMemoryWebhookLog implements WebhookLog {

  private final List<Delivery> deliveries = new ArrayList<>();

  @Override
  public void add(Delivery delivery) {
    deliveries.addFirst(delivery);
  }

  @Override
  public Map<Long, List<Delivery>> latest(UserId owner, Collection<Long> exports, int each) {
    return deliveries.stream().filter(delivery -> exports.contains(delivery.export()))
        .collect(Collectors.groupingBy(Delivery::export));
  }
}
