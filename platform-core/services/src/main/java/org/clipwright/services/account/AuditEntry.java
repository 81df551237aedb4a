package org.clipwright.services.account;

import java.time.Instant;

/**
 * Something that a member of staff did, or tried to do, in the administration.
 *
 * @param happened when it began
 * @param actor the account's name; kept as text, since accounts may be deleted
 * @param address the client's address
 * @param action what was done, such as {@code Change user}
 * @param subject the affected object; empty where there is none yet
 * @param details what the form said, without secrets
 * @param outcome how it ended
 */
public record AuditEntry(
    Instant happened, String actor, String address, String action, String subject, String details, String outcome) {

  /** The outcome of an action that has begun and has not reported back. */
  public static final String BEGUN = "begun";

  /** The outcome of a completed action. */
  public static final String DONE = "done";
}
