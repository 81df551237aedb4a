package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.segment.SegmentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which segments are forgotten, and which never. */
public abstract class SegmentRepositoryContract {

  private Repositories stores;
  private SegmentRepository segments;
  private UserId owner;
  private Project project;

  /** Repositories without any resource. */
  protected abstract Repositories stores();

  /** The segments of projects in {@link #stores}, which is called first. */
  protected abstract SegmentRepository segments();

  @BeforeEach
  final void aProject() {
    stores = stores();
    segments = segments();
    owner = stores.owner("sue");
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
    segments.stored(export.id(), project.id(), key, 100);
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() {
    Export export = export();
    store(export, "a");
    store(export, "b");
    store(export, "c");
    end(export);
    Export later = export();
    segments.need(later.id(), project.id(), Set.of("a"));
    end(later);
    assertThat(segments.forget(300)).isEmpty();
    assertThat(segments.forget(250)).containsExactly("b");
    assertThat(segments.forget(100)).containsExactly("c");
    assertThat(segments.forget(0)).containsExactly("a");
  }

  @Test
  void whatUnfinishedExportsNeedStaysWhateverItTakes() {
    Export over = export();
    store(over, "a");
    store(over, "b");
    end(over);
    Export waiting = export();
    segments.need(waiting.id(), project.id(), Set.of("a", "missing"));
    assertThat(segments.forget(0)).containsExactly("b");
    segments.need(waiting.id(), project.id(), Set.of("missing"));
    assertThat(segments.forget(0)).containsExactly("a");
    end(waiting);
    store(waiting, "missing");
    assertThat(segments.forget(0)).containsExactly("missing");
  }

  @Test
  void whatNoExportNeedsIsKeptWhileItIsUsed() {
    segments.kept(project.id(), "a", 100);
    segments.kept(project.id(), "b", 100);
    segments.used("a");
    segments.used("unknown");
    assertThat(segments.forget(200)).isEmpty();
    assertThat(segments.forget(100)).containsExactly("b");
    segments.kept(project.id(), "a", 50);
    assertThat(segments.forget(50)).isEmpty();
    assertThat(segments.forget(0)).containsExactly("a");
  }

  @Test
  void segmentsGoWithTheirProject() {
    store(export(), "a");
    assertThat(stores.projects().delete(owner, project.id())).isTrue();
    assertThat(segments.forget(0)).isEmpty();
  }
}
