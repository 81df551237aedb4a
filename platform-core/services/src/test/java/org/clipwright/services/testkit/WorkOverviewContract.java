package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkOverview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every overview lists and counts the exports of all users. */
public abstract class WorkOverviewContract {

  private Repositories stores;
  private WorkOverview overview;

  /** Repositories without any resource. */
  protected abstract Repositories stores();

  /** The overview of what is in {@link #stores}, which is called first. */
  protected abstract WorkOverview overview();

  @BeforeEach
  final void begin() {
    stores = stores();
    overview = overview();
  }

  private long export(UserId owner) {
    long project = stores.projects().insert(Drafts.project(owner, "One")).id();
    return stores.exports().insert(Drafts.export(owner, project, "video")).id();
  }

  private List<Long> listed(Optional<Export.Status> status, long offset, int limit) {
    return overview.exports(status, offset, limit).stream().map(entry -> entry.export().id()).toList();
  }

  @Test
  void exportsOfAllUsersAreListedMostRecentlyChangedFirst() {
    long first = export(stores.owner("ann"));
    UserId ben = stores.owner("ben");
    long second = export(ben);
    long third = export(ben);
    stores.exports().begin(first);
    assertThat(listed(Optional.empty(), 0, 9)).containsExactly(first, third, second);
    assertThat(listed(Optional.empty(), 1, 1)).containsExactly(third);
    assertThat(listed(Optional.of(Export.Status.PENDING), 0, 9)).containsExactly(third, second);
    assertThat(listed(Optional.of(Export.Status.FAILED), 0, 9)).isEmpty();
  }

  @Test
  void exportsAreCountedByTheirStatus() {
    assertThat(overview.counts()).isEmpty();
    UserId owner = stores.owner("ann");
    stores.exports().begin(export(owner));
    export(owner);
    export(owner);
    assertThat(overview.counts()).isEqualTo(Map.of(Export.Status.PENDING, 2L, Export.Status.IN_PROGRESS, 1L));
    assertThat(overview.figures().exports()).isEqualTo(overview.counts());
  }
}
