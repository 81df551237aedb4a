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
 * @param service its service
 * @param representation builds their JSON
 * @param project the project that one belongs to
 * @param examples bodies that create one, as JSON text by title
 */
record Resource<T>(
    ResourceKind kind, ResourceService<T> service, Shown<T> representation, ToLongFunction<T> project,
    Map<String, String> examples) {

  /** Shows resources of one owner as JSON, in order; the number of statements does not depend on how many there are. */
  interface Shown<T> {
    List<ObjectNode> of(UserId owner, List<T> items, Links links);
  }

  /** Shows one; fails as not found when something it needs has just been removed. */
  ObjectNode shown(UserId owner, T item, Links links) {
    return representation.of(owner, List.of(item), links).stream().findFirst().orElseThrow(RestException::notFound);
  }
}
