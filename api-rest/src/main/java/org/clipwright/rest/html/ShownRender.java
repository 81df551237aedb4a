package org.clipwright.rest.html;

import java.util.List;
import org.clipwright.services.export.WebhookLog;

/**
 * An export as its page shows it.
 *
 * @param stand how it stands
 * @param type the media type of its output: video, audio or image; empty if browsers play nothing of it
 * @param webhook the address that is told when it is over; empty if none is
 * @param deliveries the latest attempts to do so
 */
public record ShownRender(
    ExportStand stand, String type, String webhook, List<WebhookLog.Delivery> deliveries) {

  /** The id of the element that shows all of it. */
  public String element() {
    return stand.element() + "-all";
  }

  /** The field of the graph's subscriptions that tells how it stands. */
  public String events() {
    return "exportProgress(id: " + stand.id() + ")";
  }
}
