package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clipwright.services.caption.CaptionFile;
import org.clipwright.services.resource.Export;

/**
 * The keys of an export's JSON in which the server reports its outcome; values that users send for them are ignored.
 */
final class ExportReport {

  /** How many times its webhook has failed. */
  static final String TRIES = "webhook_tries";

  /** The machine of the worker that rendered it last. */
  static final String HOSTNAME = "hostname";

  /** How busy that machine was when the export ended. */
  static final String WORKER_STATS = "worker_stats";

  /** How many times it was rendered again after it had ended. */
  static final String RETRIES = "retries";

  /** Address of the output in the bucket or container it was uploaded to. */
  static final String UPLOADED = "uploaded";

  /** How many segments the output was made of; users write {@code false} here to have it made in one piece. */
  static final String SEGMENTS = "segments";

  /** Its place in the queue, while it waits. */
  static final String QUEUE = "queue";

  /** Its progress, while it is rendered. */
  static final String RENDERING = "rendering";

  private static final String COPIED = "copied";
  private static final String ENCODED_BECAUSE = "encoded_because";

  private static final List<String> OF_ONE_RUN = List.of(
      "error", "detail", "status", "warnings", "webhook", UPLOADED, QUEUE, RENDERING, CaptionFile.KEY);
  private static final List<String> LASTING = List.of(HOSTNAME, WORKER_STATS, RETRIES, TRIES);

  private ExportReport() {}

  /** The JSON a user wants for an export, with the server's own keys unchanged. */
  static ObjectNode kept(ObjectNode wanted, ObjectNode old) {
    ObjectNode json = wanted.deepCopy();
    keep(OF_ONE_RUN, json, old);
    keep(LASTING, json, old);
    if (!json.path(SEGMENTS).isBoolean() && !json.path(SEGMENTS).isTextual()) {
      keep(List.of(SEGMENTS), json, old);
    }
    return json;
  }

  private static void keep(List<String> keys, ObjectNode json, ObjectNode old) {
    for (String key : keys) {
      JsonNode own = old.get(key);
      if (own == null) {
        json.remove(key);
      } else {
        json.set(key, own);
      }
    }
  }

  /** How many times the export's webhook has failed. */
  static int tries(Export export) {
    return export.json().path(TRIES).asInt(0);
  }

  /** How many times the export was rendered again after it had ended. */
  static int retries(Export export) {
    return export.json().path(RETRIES).asInt(0);
  }

  /** An export's JSON with one more retry. */
  static ObjectNode retried(Export export) {
    return export.json().deepCopy().put(RETRIES, retries(export) + 1);
  }

  /** An export's JSON with the answer of its webhook. */
  static ObjectNode answered(Export export, String answer) {
    return export.json().deepCopy().put("webhook", answer);
  }

  /** The same where the webhook is tried again. */
  static ObjectNode answeredForNow(Export export, String answer) {
    return answered(export, answer).put(TRIES, tries(export) + 1);
  }

  /** The same where it never needs to be tried again. */
  static ObjectNode answeredForGood(Export export, String answer) {
    return answered(export, answer).without(TRIES);
  }

  /** An export's JSON with the machine that works on it. */
  static ObjectNode on(String hostname, WorkerStats load, Export export) {
    ObjectNode json = export.json().deepCopy().put(HOSTNAME, hostname);
    json.putObject(WORKER_STATS).put("cpu", load.cpu()).put("memory", load.memory());
    return json;
  }

  /** Adds that an export succeeded. */
  static ObjectNode succeeded(ObjectNode json) {
    return json.put("status", "success");
  }

  /** Adds why an export failed. */
  static ObjectNode failed(ObjectNode json, String message) {
    return json.put("status", Export.Status.FAILED.word()).put("error", message).put("detail", message);
  }

  /** Adds in how many segments a film was made. */
  static void count(SegmentCount count, ObjectNode json) {
    JsonNode because = json.path(SEGMENTS).get(ENCODED_BECAUSE);
    ObjectNode segments = json.putObject(SEGMENTS);
    segments.put("total", count.total()).put("rendered", count.rendered()).put("reused", count.reused());
    if (SmartCopies.askedFor(json)) {
      segments.put(COPIED, count.copied());
    }
    if (because != null) {
      segments.set(ENCODED_BECAUSE, because);
    }
  }

  /** An export's JSON with further reasons why frames are encoded although copies were asked for, most frames first. */
  static ObjectNode explained(Export export, Map<String, Long> reasons) {
    ObjectNode json = export.json().deepCopy();
    Map<String, Long> all = new HashMap<>(reasons);
    json.path(SEGMENTS).path(ENCODED_BECAUSE)
        .forEach(known -> all.putIfAbsent(known.path("reason").asText(), known.path("frames").asLong()));
    ArrayNode because = json.putObject(SEGMENTS).put(COPIED, 0).putArray(ENCODED_BECAUSE);
    EncodedReasons.most(all)
        .forEach(entry -> because.addObject().put("frames", entry.getValue()).put("reason", entry.getKey()));
    return json;
  }

  /** Adds where a copy of the output is. */
  static void uploaded(URI address, ObjectNode json) {
    json.put(UPLOADED, address.toString());
  }

  /** Adds how the output differs from what was requested. */
  static void warn(Set<String> warnings, ObjectNode json) {
    if (!warnings.isEmpty()) {
      warnings.forEach(json.putArray("warnings")::add);
    }
  }

  /** Removes the report of the last run. */
  static void clear(ObjectNode json) {
    json.remove(OF_ONE_RUN);
    if (json.path(SEGMENTS).isObject()) {
      json.remove(SEGMENTS);
    }
  }
}
