package org.clipwright.services.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.clipwright.services.account.AuditLog;

/** What staff did, in memory. */
public final class InMemoryAuditLog implements AuditLog {

  private final List<AuditLog.Entry> entries = new ArrayList<>();

  @Override
  public synchronized long begin(AuditLog.Entry entry) {
    entries.add(entry);
    return entries.size() - 1L;
  }

  @Override
  public synchronized void end(long id, String outcome) {
    AuditLog.Entry old = entries.get((int) id);
    entries.set((int) id,
        new AuditLog.Entry(old.happened(), old.actor(), old.address(), old.action(), old.subject(), old.details(),
            outcome));
  }

  @Override
  public synchronized List<AuditLog.Entry> list(String search, long offset, int limit) {
    return entries.reversed().stream().filter(entry -> holds(entry, search)).skip(offset).limit(limit).toList();
  }

  @Override
  public synchronized long count(String search) {
    return entries.stream().filter(entry -> holds(entry, search)).count();
  }

  private static boolean holds(AuditLog.Entry entry, String search) {
    String part = search.toLowerCase(Locale.ROOT);
    return Stream.of(entry.actor(), entry.action(), entry.subject())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
  }
}
