package org.clipwright.services.account;

import java.time.Instant;

/**
 * Something that a member of staff did, or tried to do, in the administration.
 *
 * @param happened when it began
 * @param actor who; kept as a word, since accounts may be deleted
 * @param address whence
 * @param action what, such as {@code Change user}
 * @param subject to whom or what; empty where there is none yet
 * @param details what the form said, without secrets
 * @param outcome what came of it
 */
public record AuditEntry(
    Instant happened, String actor, String address, String action, String subject, String details, String outcome) {

  /** The outcome of what has begun and has not been heard of since. */
  public static final String BEGUN = "begun";

  /** The outcome of what was done. */
  public static final String DONE = "done";
}
