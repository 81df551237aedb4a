package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.export.WebhookLog.Delivery;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which deliveries every log tells, and to whom. */
public abstract class WebhookLogContract {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Repositories stores;
  private WebhookLog log;
  private UserId owner;
  private long export;

  /** Repositories without any resource. */
  protected abstract Repositories stores();

  /** The log of exports in {@link #stores}, which is called first. */
  protected abstract WebhookLog log();

  @BeforeEach
  final void anExport() {
    stores = stores();
    log = log();
    owner = stores.owner("webhook");
    export = export();
  }

  private long export() {
    long project = stores.projects().insert(Drafts.project(owner, "One")).id();
    return stores.exports().insert(Drafts.export(owner, project, "video")).id();
  }

  private Delivery delivered(long to, int minute) {
    Delivery delivery = new Delivery(to, "https://example.com/hook", NOON.plusSeconds(60L * minute),
        minute == 0 ? Optional.empty() : Optional.of(500 + minute), "answer " + minute,
        minute == 0 ? Optional.empty() : Optional.of(NOON.plusSeconds(3600)));
    log.add(delivery);
    return delivery;
  }

  @Test
  void theLatestOfEachExportComeFirst() {
    Delivery first = delivered(export, 0);
    Delivery second = delivered(export, 1);
    long other = export();
    Delivery single = delivered(other, 2);
    Delivery third = delivered(export, 3);
    assertThat(log.latest(owner, List.of(export, other), 2))
        .isEqualTo(Map.of(export, List.of(third, second), other, List.of(single)));
    assertThat(log.latest(owner, List.of(export), 9)).isEqualTo(Map.of(export, List.of(third, second, first)));
  }

  @Test
  void exportsWithoutDeliveriesAndThoseOfOthersAreLeftOut() {
    delivered(export, 0);
    assertThat(log.latest(owner, List.of(export()), 9)).isEmpty();
    assertThat(log.latest(owner, List.of(), 9)).isEmpty();
    assertThat(log.latest(stores.owner("another"), List.of(export), 9)).isEmpty();
  }

  @Test
  void deliveriesGoWithTheirExport() {
    delivered(export, 0);
    assertThat(stores.exports().delete(owner, export)).isTrue();
    assertThat(log.latest(owner, List.of(export), 9)).isEmpty();
  }
}
