package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.clipwright.rest.request.Links;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ResourceService;

/**
 * One kind of resource, as the endpoints need to know it.
 *
 * @param kind which it is
 * @param service does what is asked
 * @param representation shows one
 * @param project to which project one belongs
 * @param examples bodies that make one, as JSON text by what they show
 */
record Resource<T>(
    ResourceKind kind, ResourceService<T> service, Shown<T> representation, ToLongFunction<T> project,
    Map<String, String> examples) {

  /** Shows a resource as JSON. */
  interface Shown<T> {
    ObjectNode of(T item, Links links);
  }
}
