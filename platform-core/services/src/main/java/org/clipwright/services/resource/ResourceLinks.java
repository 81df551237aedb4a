package org.clipwright.services.resource;

import org.clipwright.services.field.ResourceKind;

/** The absolute addresses that representations of resources carry. */
public interface ResourceLinks {

  /** The address of an object. */
  String to(ResourceKind kind, long id);

  /** The address of an action on an object, such as {@code copy} or {@code files/find}. */
  String to(ResourceKind kind, long id, String action);

  /** The address of stored media. */
  String toMedia(String key);
}
