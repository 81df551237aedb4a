package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much film users asked for. */
@Timeout(120)
class RenderUsageTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

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
}
