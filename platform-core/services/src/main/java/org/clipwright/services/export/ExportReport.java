package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The keys of an export's JSON by which the server tells what became of it; what users send under them is left out. */
final class ExportReport {

  /** How often its webhook has been tried in vain. */
  static final String TRIES = "webhook_tries";

  /** Address of the output in the bucket or container that it was to be uploaded to. */
  static final String UPLOADED = "uploaded";

  /** Of how many segments the output was made; users write {@code true} here to have it made so. */
  static final String SEGMENTS = "segments";

  private static final List<String> OF_ONE_RUN = List.of("error", "detail", "status", "warnings", "webhook", UPLOADED);
  private static final List<String> LASTING = List.of("hostname", "retries", TRIES);

  private ExportReport() {}

  /** What a user wants an export's JSON to be, with the server's own keys as they were. */
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

  /** Forgets what became of the last run. */
  static void clear(ObjectNode json) {
    json.remove(OF_ONE_RUN);
    if (json.path(SEGMENTS).isObject()) {
      json.put(SEGMENTS, true);
    }
  }
}
