package org.clipwright.services.export;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to tell a webhook how an export ended.
 *
 * @param export the export's id
 * @param url the address that was told
 * @param sent when the try began
 * @param status the HTTP status of the answer; empty when none came
 * @param response the answer in short, or the sentence why none came
 * @param retry when the next try is planned; empty when this was the last
 */
public record WebhookDelivery(
    long export, String url, Instant sent, Optional<Integer> status, String response, Optional<Instant> retry) {}
