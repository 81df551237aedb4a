package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.services.caption.CaptionFile;

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

  /** Where it stands in the queue, while it waits. */
  static final String QUEUE = "queue";

  /** How its rendering goes, while it is rendered. */
  static final String RENDERING = "rendering";

  private static final List<String> OF_ONE_RUN = List.of(
      "error", "detail", "status", "warnings", "webhook", UPLOADED, QUEUE, RENDERING, CaptionFile.KEY);
  private static final List<String> LASTING = List.of(HOSTNAME, WORKER_STATS, RETRIES, TRIES);

  private ExportReport() {}

  /** The JSON a user wants for an export, with the server's own keys unchanged. */
  static ObjectNode kept(ObjectNode wanted, ObjectNode old) {
    ObjectNode json = wanted.deepCopy();
    keep(OF_ONE_RUN, json, old);
    keep(LASTING, json, old);
    if (!json.path(SEGMENTS).isBoolean()) {
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

  /** Counts one more retry. */
  static void countRetry(ObjectNode json) {
    json.put(RETRIES, json.path(RETRIES).asInt(0) + 1);
  }

  /** Removes the report of the last run. */
  static void clear(ObjectNode json) {
    json.remove(OF_ONE_RUN);
    if (json.path(SEGMENTS).isObject()) {
      json.remove(SEGMENTS);
    }
  }
}
