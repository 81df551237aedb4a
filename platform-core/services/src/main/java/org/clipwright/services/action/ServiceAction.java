package org.clipwright.services.action;

import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.resource.UserId;

/** Something that can be done with a resource, together with its declaration. */
public interface ServiceAction {

  /** Its declaration. */
  ActionSpec spec();

  /**
   * Carries it out; may be called on any thread.
   *
   * @throws PlatformException when the owner has no such subject, or its state does not allow the action
   * @throws ValidationException when the input is wrong
   */
  ActionResult run(UserId owner, long subject, Input input);
}
