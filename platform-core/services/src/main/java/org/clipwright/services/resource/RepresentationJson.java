package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.clipwright.services.field.ResourceKind;

/** The common parts of the representations of all resources. */
public final class RepresentationJson {

  /** Always six digits: Python drops them when they are zero, which strict parsers of the format reject. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private RepresentationJson() {}

  /** The first keys: where the object is, and its id. */
  public static ObjectNode head(ResourceKind kind, long id, ResourceLinks links) {
    return JsonNodeFactory.instance.objectNode().put("url", links.to(kind, id)).put("id", id);
  }

  /** The addresses of several objects of a kind. */
  public static void links(ObjectNode json, ResourceKind kind, List<Long> ids, ResourceLinks links) {
    ArrayNode list = json.putArray(kind.plural());
    ids.forEach(id -> list.add(links.to(kind, id)));
  }

  /** The addresses of an object's actions. */
  public static void actions(ObjectNode json, ResourceKind kind, long id, List<String> actions, ResourceLinks links) {
    ArrayNode list = json.putArray("actions");
    actions.forEach(action -> list.add(links.to(kind, id, action)));
  }

  /** The last keys: when it was created and last changed. */
  public static ObjectNode times(ObjectNode json, Instant created, Instant updated) {
    return json.put("date_created", TIME.format(created)).put("date_updated", TIME.format(updated));
  }
}
