package org.clipwright.services.account;

import java.util.List;

/** Remembers what staff does; nothing is taken out of it, or changed but for the outcome. Any thread may use it. */
public interface AuditLog {

  /**
   * Writes an entry down before anything is done about it, so that what is done never goes unnoticed.
   *
   * @return names the entry for {@link #end}
   */
  long begin(AuditEntry entry);

  /** Adds what came of an entry. */
  void end(long id, String outcome);

  /** Entries whose actor, action or subject holds a text, newest first, a page of them. */
  List<AuditEntry> list(String search, long offset, int limit);

  /** How many entries a search finds. */
  long count(String search);
}
