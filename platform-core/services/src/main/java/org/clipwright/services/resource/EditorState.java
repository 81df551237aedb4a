package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.resource.name.ItemNames;

/**
 * What the file that a project was loaded from holds besides files, clips and effects: tracks, markers, versions, the
 * history of the desktop editor, and whatever the server does not know.
 *
 * @param document the keys of the file, unchanged
 * @param names the file's names for its items, by this server's names for them in whole projects
 * @param warnings messages about the file, for people
 */
public record EditorState(ObjectNode document, Map<String, String> names, List<String> warnings) {

  /** The state of a project that was never loaded from a file. */
  public static final EditorState NONE = new EditorState(JsonNodeFactory.instance.objectNode(), Map.of(), List.of());

  /** Limits the document's characters as text, and its brackets, commas and colons; a history may be long. */
  public static final int MOST_CHARACTERS = 4 << 20;

  public static final int MOST_SIGNS = 400_000;

  private static final String DOCUMENT = "document";
  private static final String NAMES = "names";
  private static final String WARNINGS = "warnings";

  public EditorState {
    names = Map.copyOf(names);
    warnings = List.copyOf(warnings);
  }

  /** Reads what {@link #json} has written. */
  public static EditorState parse(ObjectNode json) {
    Map<String, String> names = new LinkedHashMap<>();
    json.path(NAMES).properties().forEach(name -> names.put(name.getKey(), name.getValue().asText()));
    List<String> warnings = new ArrayList<>();
    json.path(WARNINGS).forEach(warning -> warnings.add(warning.asText()));
    return new EditorState(json.withObject("/" + DOCUMENT), names, warnings);
  }

  /** All of it, to be stored. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set(DOCUMENT, document);
    ObjectNode named = json.putObject(NAMES);
    names.forEach(named::put);
    warnings.forEach(json.putArray(WARNINGS)::add);
    return json;
  }

  /** The same file for other items. */
  public EditorState withNames(Map<String, String> newNames) {
    return new EditorState(document, newNames, warnings);
  }

  /** Gives the items of a whole project, and references to them, the file's names. */
  public void rename(ObjectNode project) {
    if (names.isEmpty()) {
      return;
    }
    HeapShare.current().claimForAnswer(JsonWeight.of(project));
    for (String list : List.of("files", "clips", "effects")) {
      project.replace(list, renamed(project.path(list)));
    }
  }

  /** Copies, since the contents of items may be shared. */
  private ArrayNode renamed(JsonNode items) {
    ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : items) {
      JsonNode copy = item.deepCopy();
      ItemNames.rename(copy, ItemNames.OWN, names);
      ItemNames.renameReferences(copy, names);
      renamed.add(copy);
    }
    return renamed;
  }
}
