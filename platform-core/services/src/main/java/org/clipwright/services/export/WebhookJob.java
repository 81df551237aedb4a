package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies an export's webhook of how it ended; keeps the response in the export's JSON and every attempt in the log.
 *
 * <p>A receiver that does not answer, or is temporarily unavailable, is retried a few times within an hour at growing
 * intervals; all attempts share one id.
 */
final class WebhookJob implements JobHandler {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(45));

  /** Request Timeout, Too Early and Too Many Requests: what is rejected now may be accepted later. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private static final int FIRST_SERVER_ERROR = 500;
  private static final int LONGEST_ANSWER = 2000;
  private static final Logger LOG = LoggerFactory.getLogger(WebhookJob.class);

  private final ExportRepository exports;
  private final OutboundHttp web;
  private final JobQueue queue;
  private final WebhookLog log;
  private final WebhookSecrets secrets;
  private final Function<Export, ObjectNode> representation;

  /** The representation is the one the REST API shows. */
  WebhookJob(
      ExportRepository exports, OutboundHttp web, JobQueue queue, WebhookLog log, WebhookSecrets secrets,
      Function<Export, ObjectNode> representation) {
    this.exports = exports;
    this.web = web;
    this.queue = queue;
    this.log = log;
    this.secrets = secrets;
    this.representation = representation;
  }

  /** Notifies the webhook of a finished export. */
  @Override
  public void run(long id) {
    Optional<Export> found =
        exports.findAny(id).filter(export -> export.status().isOver() && !export.settings().webhook().isEmpty());
    if (found.isEmpty()) {
      return;
    }
    Export export = found.get();
    keep(export, told(export));
  }

  /** One attempt, and whether a retry makes sense. */
  private record Try(Instant sent, Optional<Integer> status, String answer, boolean again) {}

  private Try told(Export export) {
    Instant sent = Instant.now();
    try {
      OutboundHttp.WebhookReply reply = post(export, sent);
      String answer = reply.status() + ": [" + reply.contentType() + "] " + shortened(reply.body());
      return new Try(sent, Optional.of(reply.status()), answer, isPassing(reply.status()));
    } catch (PlatformException e) {
      LOG.info("A webhook did not answer. export={} message={}", export.id(), e.getMessage());
      return new Try(sent, Optional.empty(), e.getMessage(), e.code() == ErrorCode.RESOURCE);
    }
  }

  private static boolean isPassing(int status) {
    return status >= FIRST_SERVER_ERROR || LATER.contains(status);
  }

  /** Records the attempt in the log and in the export's JSON, and schedules a retry where it makes sense. */
  private void keep(Export export, Try made) {
    int before = ExportReport.tries(export);
    Optional<Duration> pause =
        made.again() && before < PAUSES.size() ? Optional.of(PAUSES.get(before)) : Optional.empty();
    log.add(new WebhookLog.Delivery(export.id(), export.settings().webhook(), made.sent(), made.status(), made.answer(),
        pause.map(Instant.now()::plus)));
    exports.replaceJson(export.id(), report(export, made, pause.isPresent()));
    pause.ifPresent(wait -> queue.enqueue(JobQueue.Kind.WEBHOOK, export.owner(), export.id(), wait));
  }

  /** After the last failed attempt, the count stays as it is. */
  private static ObjectNode report(Export export, Try made, boolean again) {
    if (again) {
      return ExportReport.answeredForNow(export, made.answer());
    }
    return made.again()
        ? ExportReport.answered(export, made.answer()) : ExportReport.answeredForGood(export, made.answer());
  }

  @Override
  public void fail(long id, String sentence) {
    LOG.warn("A webhook was abandoned. export={} message={}", id, sentence);
    exports.findAny(id).ifPresent(export -> exports.replaceJson(id, ExportReport.answered(export, sentence)));
  }

  private OutboundHttp.WebhookReply post(Export export, Instant sent) {
    WebhookBody body = WebhookBody.of(export, representation.apply(export));
    WebhookMessage message = new WebhookMessage(event(export), sent, body.text());
    return web.post(
        export.settings().webhook(), body.contentType(), body.text(), message.headers(secrets.find(export.id())));
  }

  /** Identifies this completion of this export: a retried export ends again. */
  private static String event(Export export) {
    return "export-" + export.id() + "-end-" + (ExportReport.retries(export) + 1);
  }

  private static String shortened(String body) {
    String storable = body.replace("\0", "");
    return storable.length() <= LONGEST_ANSWER ? storable : storable.substring(0, LONGEST_ANSWER);
  }
}
