package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * Tells an export's webhook how it ended, keeps the answer in the export's JSON and every try in the log.
 *
 * <p>An address that gives no answer is tried again a few times, later and later. The form-encoded variant writes
 * nested objects as the names of their keys only, as the original's clients know it.
 */
public final class WebhookJob implements JobHandler {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));
  private static final int LONGEST_ANSWER = 2000;
  private static final Logger LOG = LoggerFactory.getLogger(WebhookJob.class);

  private final ExportRepository exports;
  private final OutboundHttp web;
  private final JobQueue queue;
  private final WebhookLog log;
  private final Function<Export, ObjectNode> representation;

  /** The representation is what the REST API shows of an export. */
  public WebhookJob(
      ExportRepository exports, OutboundHttp web, JobQueue queue, WebhookLog log,
      Function<Export, ObjectNode> representation) {
    this.exports = exports;
    this.web = web;
    this.queue = queue;
    this.log = log;
    this.representation = representation;
  }

  /** Tells the webhook of an export that is over. */
  @Override
  public void run(long id) {
    Optional<Export> found =
        exports.findAny(id).filter(export -> export.status().isOver() && !export.settings().webhook().isEmpty());
    if (found.isEmpty()) {
      return;
    }
    Export export = found.get();
    Instant sent = Instant.now();
    try {
      OutboundHttp.Reply reply = post(export);
      save(export, sent, reply);
    } catch (PlatformException e) {
      LOG.info("A webhook did not answer. export={} message={}", id, e.getMessage());
      tryAgain(export, sent, e);
    }
  }

  @Override
  public void fail(long id, String sentence) {
    LOG.warn("A webhook was abandoned. export={} message={}", id, sentence);
    exports.findAny(id).ifPresent(export -> exports.replaceJson(id, export.json().deepCopy().put("webhook", sentence)));
  }

  private OutboundHttp.Reply post(Export export) {
    ObjectNode body = representation.apply(export);
    if (export.json().path("webhook-form-urlencoded").asBoolean(false)) {
      return web.post(export.settings().webhook(), "application/x-www-form-urlencoded", form(body));
    }
    return web.post(export.settings().webhook(), "application/json", body.toString());
  }

  private void tryAgain(Export export, Instant sent, PlatformException failure) {
    int tries = export.json().path(ExportReport.TRIES).asInt(0);
    boolean again = failure.code() == ErrorCode.RESOURCE && tries < PAUSES.size();
    Optional<Duration> pause = again ? Optional.of(PAUSES.get(tries)) : Optional.empty();
    log.add(new WebhookDelivery(export.id(), export.settings().webhook(), sent, Optional.empty(), failure.getMessage(),
        pause.map(Instant.now()::plus)));
    ObjectNode json = export.json().deepCopy().put("webhook", failure.getMessage());
    exports.replaceJson(export.id(), again ? json.put(ExportReport.TRIES, tries + 1) : json);
    pause.ifPresent(wait -> queue.enqueue(JobQueue.Kind.WEBHOOK, export.owner(), export.id(), wait));
  }

  private void save(Export export, Instant sent, OutboundHttp.Reply reply) {
    String answer = reply.status() + ": [" + reply.contentType() + "] " + shortened(reply.body());
    log.add(new WebhookDelivery(
        export.id(), export.settings().webhook(), sent, Optional.of(reply.status()), answer, Optional.empty()));
    ObjectNode json = export.json().deepCopy();
    json.remove(ExportReport.TRIES);
    exports.replaceJson(export.id(), json.put("webhook", answer));
  }

  private static String shortened(String body) {
    String storable = body.replace("\0", "");
    return storable.length() <= LONGEST_ANSWER ? storable : storable.substring(0, LONGEST_ANSWER);
  }

  static String form(ObjectNode body) {
    List<String> pairs = new ArrayList<>();
    body.properties().forEach(field -> append(field.getKey(), field.getValue(), pairs));
    return String.join("&", pairs);
  }

  private static void append(String key, JsonNode value, List<String> pairs) {
    if (value.isArray()) {
      value.forEach(element -> pairs.add(pair(key, element.asText())));
    } else if (value.isObject()) {
      value.fieldNames().forEachRemaining(name -> pairs.add(pair(key, name)));
    } else if (!value.isNull()) {
      pairs.add(pair(key, value.isBoolean() ? (value.booleanValue() ? "True" : "False") : value.asText()));
    }
  }

  private static String pair(String key, String value) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
