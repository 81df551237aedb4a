package org.clipwright.services;

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
