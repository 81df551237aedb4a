package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.Repositories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which segments are forgotten, and which never. */
@Timeout(120)
class SegmentTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private static int names;

  private Repositories stores;
  private SegmentTable table;
  private UserId owner;
  private Project project;

  @BeforeEach
  void aProject() {
    stores = POSTGRES.emptied();
    table = new SegmentTable(POSTGRES.database());
    long account = POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values (?, '') returning id", "sue" + names++).get(0,
            Long.class);
    owner = new UserId(account);
    project = stores.projects().insert(Drafts.project(owner, "One"));
  }

  private Export export() {
    return stores.exports().insert(Drafts.export(owner, project.id(), "video"));
  }

  private void end(Export export) {
    stores.exports().begin(export.id());
    stores.exports().end(export.id(), Export.Status.COMPLETED, Optional.empty(), JsonNodeFactory.instance.objectNode());
  }

  private void store(Export export, String key) {
    table.stored(export.id(), project.id(), key, 100);
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() {
    Export export = export();
    store(export, "a");
    store(export, "b");
    store(export, "c");
    end(export);
    Export later = export();
    table.need(later.id(), project.id(), Set.of("a"));
    end(later);
    assertThat(table.forget(300)).isEmpty();
    assertThat(table.forget(250)).containsExactly("b");
    assertThat(table.forget(100)).containsExactly("c");
    assertThat(table.forget(0)).containsExactly("a");
  }

  @Test
  void whatUnfinishedExportsNeedStaysWhateverItTakes() {
    Export over = export();
    store(over, "a");
    store(over, "b");
    end(over);
    Export waiting = export();
    table.need(waiting.id(), project.id(), Set.of("a", "missing"));
    assertThat(table.forget(0)).containsExactly("b");
    table.need(waiting.id(), project.id(), Set.of("missing"));
    assertThat(table.forget(0)).containsExactly("a");
    end(waiting);
    store(waiting, "missing");
    assertThat(table.forget(0)).containsExactly("missing");
  }

  @Test
  void whatNoExportNeedsIsKeptWhileItIsUsed() {
    table.kept(project.id(), "a", 100);
    table.kept(project.id(), "b", 100);
    table.used("a");
    table.used("unknown");
    assertThat(table.forget(200)).isEmpty();
    assertThat(table.forget(100)).containsExactly("b");
    table.kept(project.id(), "a", 50);
    assertThat(table.forget(50)).isEmpty();
    assertThat(table.forget(0)).containsExactly("a");
  }

  @Test
  void segmentsGoWithTheirProject() {
    store(export(), "a");
    assertThat(stores.projects().delete(owner, project.id())).isTrue();
    assertThat(table.forget(0)).isEmpty();
  }
}
