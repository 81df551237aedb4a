package org.clipwright.services.action;

import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.resource.UserId;

/** Something that can be done with a resource, as it is declared. */
public interface ServiceAction {

  /** Its declaration. */
  ActionSpec spec();

  /**
   * Does it; any thread may call.
   *
   * @throws PlatformException when the subject is not the owner's, or its state does not allow this
   * @throws ValidationException when the input is wrong
   */
  ActionResult run(UserId owner, long subject, Input input);
}
