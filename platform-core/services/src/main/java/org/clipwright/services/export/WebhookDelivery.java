package org.clipwright.services.export;

import java.time.Instant;
import java.util.Optional;

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
public record WebhookDelivery(
    long export, String url, Instant sent, Optional<Integer> status, String response, Optional<Instant> retry) {}
