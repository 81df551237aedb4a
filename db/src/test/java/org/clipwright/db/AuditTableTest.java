package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class AuditTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private AuditTable table;

  @BeforeEach
  void empty() {
    POSTGRES.emptied();
    POSTGRES.database().statements().execute("truncate audit_entry");
    table = new AuditTable(POSTGRES.database());
  }

  private static AuditLog.Entry entry(String actor, String action, String subject) {
    return new AuditLog.Entry(Instant.EPOCH, actor, "192.0.2.1", action, subject, "staff=true", AuditLog.Entry.BEGUN);
  }

  @Test
  void entriesComeNewestFirstWithWhatBecameOfThem() {
    long first = table.begin(entry("boss", "Add user", "carol"));
    table.begin(entry("boss", "Delete user", "carol"));
    table.end(first, AuditLog.Entry.DONE);
    assertThat(table.list("", 0, 10)).extracting(AuditLog.Entry::action).containsExactly("Delete user", "Add user");
    assertThat(table.list("", 0, 10)).extracting(AuditLog.Entry::outcome).containsExactly("begun", "done");
    assertThat(table.list("", 1, 10)).containsExactly(
        new AuditLog.Entry(Instant.EPOCH, "boss", "192.0.2.1", "Add user", "carol", "staff=true", "done"));
  }

  @Test
  void filmThatIsAskedForAddsUpByDayUnlessItsTransactionFails() {
    long account = POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values ('usage', '') returning id").get(0, Long.class);
    UserId owner = new UserId(account);
    RenderUsageTable usage = new RenderUsageTable(POSTGRES.database());
    LocalDate day = LocalDate.of(2026, 3, 1);
    assertThat(usage.add(owner, day, 10)).isEqualTo(10);
    assertThat(usage.add(owner, day, 2.5)).isEqualTo(12.5);
    assertThat(usage.add(owner, day.plusDays(1), 1)).isEqualTo(1);
    assertThatThrownBy(() -> POSTGRES.database().call(() -> {
      usage.add(owner, day, 100);
      throw new IllegalStateException("as a quota does");
    })).hasMessage("as a quota does");
    assertThat(usage.add(owner, day, 0)).isEqualTo(12.5);
  }

  @Test
  void theyAreFoundByActorActionAndSubjectWhateverSignsTheSearchHolds() {
    table.begin(entry("boss", "Add user", "carol_1"));
    table.begin(entry("chief", "Cancel export", "export 12"));
    assertThat(table.count("CHIEF")).isEqualTo(1);
    assertThat(table.count("add")).isEqualTo(1);
    assertThat(table.list("carol_", 0, 10)).hasSize(1);
    assertThat(table.count("l%1")).isZero();
    assertThat(table.count("")).isEqualTo(2);
  }
}
