package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.Links;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.resource.UserId;

/**
 * One kind of resource, as the endpoints need to know it.
 *
 * @param kind which it is
 * @param service does what is asked
 * @param representation shows some
 * @param project to which project one belongs
 * @param examples bodies that make one, as JSON text by what they show
 */
record Resource<T>(
    ResourceKind kind, ResourceService<T> service, Shown<T> representation, ToLongFunction<T> project,
    Map<String, String> examples) {

  /** Shows resources of one owner as JSON, each in its place; how many there are does not matter to the database. */
  interface Shown<T> {
    List<ObjectNode> of(UserId owner, List<T> items, Links links);
  }

  /** Shows one; it is not found when what it needs is gone at this moment. */
  ObjectNode shown(UserId owner, T item, Links links) {
    return representation.of(owner, List.of(item), links).stream().findFirst().orElseThrow(RestException::notFound);
  }
}
