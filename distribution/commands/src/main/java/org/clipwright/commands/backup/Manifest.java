package org.clipwright.commands.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of contents of a backup.
 *
 * @param version the version of the program that made it
 * @param made when it was made, as text
 * @param changes the migrations that had created the tables, in order
 * @param sequences the last assigned numbers, by sequence
 * @param tables the rows
 * @param media the stored objects
 * @param settings further files of the data folder
 */
record Manifest(
    String version, String made, List<String> changes, Map<String, Long> sequences, List<Table> tables,
    List<ManifestPart> media, List<ManifestPart> settings) {

  /** Its entry in the file. */
  static final String NAME = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Bytes in the file.
   *
   * @param name what they contain: the key of an object, or the name of a table or file
   * @param entry their entry in the file
   */
  record ManifestPart(String name, String entry, long size, String sha256) {

    ObjectNode json() {
      return JsonNodeFactory.instance.objectNode().put("name", name).put("entry", entry).put("size", size)
          .put("sha256", sha256);
    }

    static ManifestPart of(JsonNode json) {
      return new ManifestPart(json.path("name").asText(), json.path("entry").asText(), json.path("size").asLong(),
          json.path("sha256").asText());
    }
  }

  /** The rows of a table, in the order of its columns. */
  record Table(ManifestPart part, List<String> columns, long rows) {}

  byte[] bytes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", 1).put("version", version).put("made", made);
    changes.forEach(json.putArray("changes")::add);
    ObjectNode last = json.putObject("sequences");
    sequences.forEach(last::put);
    ArrayNode rows = json.putArray("tables");
    for (Table table : tables) {
      ObjectNode one = table.part().json().put("rows", table.rows());
      table.columns().forEach(one.putArray("columns")::add);
      rows.add(one);
    }
    media.forEach(part -> json.withArray("media").add(part.json()));
    settings.forEach(part -> json.withArray("settings").add(part.json()));
    return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  /** @throws IOException when this version does not know its format */
  static Manifest of(byte[] bytes) throws IOException {
    JsonNode json = JSON.readTree(bytes);
    if (json.path("format").asInt() != 1) {
      throw new IOException("its manifest has a format that this version does not know");
    }
    Map<String, Long> sequences = new LinkedHashMap<>();
    json.path("sequences").properties().forEach(one -> sequences.put(one.getKey(), one.getValue().asLong()));
    List<Table> tables = new ArrayList<>();
    json.path("tables").forEach(one -> tables.add(
        new Table(ManifestPart.of(one), texts(one.path("columns")), one.path("rows").asLong())));
    return new Manifest(json.path("version").asText(), json.path("made").asText(), texts(json.path("changes")),
        sequences, tables, parts(json.path("media")), parts(json.path("settings")));
  }

  private static List<ManifestPart> parts(JsonNode array) {
    List<ManifestPart> parts = new ArrayList<>();
    array.forEach(one -> parts.add(ManifestPart.of(one)));
    return parts;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
