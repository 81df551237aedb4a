package org.clipwright.services.account;

import java.time.Instant;
import java.util.List;

/** Records what staff do; entries are never removed, and only their outcome changes. Thread-safe. */
public interface AuditLog {

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
  record Entry(
      Instant happened, String actor, String address, String action, String subject, String details, String outcome) {

    /** The outcome of an action that has begun and has not reported back. */
    public static final String BEGUN = "begun";

    /** The outcome of a completed action. */
    public static final String DONE = "done";
  }

  /**
   * Records an entry before its action is carried out, so that no action goes unrecorded.
   *
   * @return the entry's id, for {@link #end}
   */
  long begin(Entry entry);

  /** Records the outcome of an entry. */
  void end(long id, String outcome);

  /** Entries whose actor, action or subject contains a text, newest first, a page of them. */
  List<Entry> list(String search, long offset, int limit);

  /** How many entries match a search. */
  long count(String search);
}
