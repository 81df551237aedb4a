package org.clipwright.services.account;

import java.util.List;

/** Records what staff does; entries are never removed, and only their outcome changes. Thread-safe. */
public interface AuditLog {

  /**
   * Records an entry before its action is carried out, so that no action goes unrecorded.
   *
   * @return the entry's id, for {@link #end}
   */
  long begin(AuditEntry entry);

  /** Records the outcome of an entry. */
  void end(long id, String outcome);

  /** Entries whose actor, action or subject contains a text, newest first, a page of them. */
  List<AuditEntry> list(String search, long offset, int limit);

  /** How many entries match a search. */
  long count(String search);
}
