package org.clipwright.services;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of an action, for an API to show in its own form. */
public sealed interface ActionResult {

  /** A resource of the caller's, to be shown as it is now. */
  record Resource(ResourceKind kind, long id) implements ActionResult {}

  /** JSON of the action's own. */
  record Document(ObjectNode json) implements ActionResult {}
}
