package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.clipwright.services.account.AuditLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every audit log keeps and finds. */
public abstract class AuditLogContract {

  private AuditLog log;

  /** A log without any entry. */
  protected abstract AuditLog log();

  @BeforeEach
  final void begin() {
    log = log();
  }

  private static AuditLog.Entry entry(String actor, String action, String subject) {
    return new AuditLog.Entry(Instant.EPOCH, actor, "192.0.2.1", action, subject, "staff=true", AuditLog.Entry.BEGUN);
  }

  @Test
  void entriesComeNewestFirstWithWhatBecameOfThem() {
    long first = log.begin(entry("boss", "Add user", "carol"));
    log.begin(entry("boss", "Delete user", "carol"));
    log.end(first, AuditLog.Entry.DONE);
    assertThat(log.list("", 0, 10)).extracting(AuditLog.Entry::action).containsExactly("Delete user", "Add user");
    assertThat(log.list("", 0, 10)).extracting(AuditLog.Entry::outcome).containsExactly("begun", "done");
    assertThat(log.list("", 1, 10)).containsExactly(
        new AuditLog.Entry(Instant.EPOCH, "boss", "192.0.2.1", "Add user", "carol", "staff=true", "done"));
  }

  @Test
  void theyAreFoundByActorActionAndSubjectWhateverSignsTheSearchHolds() {
    log.begin(entry("boss", "Add user", "carol_1"));
    log.begin(entry("chief", "Cancel export", "export 12"));
    assertThat(log.count("CHIEF")).isEqualTo(1);
    assertThat(log.count("add")).isEqualTo(1);
    assertThat(log.list("carol_", 0, 10)).hasSize(1);
    assertThat(log.count("l%1")).isZero();
    assertThat(log.count("")).isEqualTo(2);
  }
}
