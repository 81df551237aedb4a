package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.retention.RetentionJob;
import org.clipwright.services.retention.RetentionRepository;
import org.clipwright.services.retention.RetentionRules;
import org.clipwright.services.retention.StorageOverview;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.Repositories;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cleanup removes, and what it never does. */
@Timeout(120)
class RetentionTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private static final Duration DAYS = Duration.ofDays(10);
  private static final RetentionRules RULES =
      new RetentionRules(Optional.of(DAYS), Optional.of(DAYS), Optional.of(DAYS));
  private static final long SEGMENT_BYTES = 1000;
  private static int names;

  private final StorageProvider storage = new InMemoryStorageProvider();
  private final MediaStore media = new MediaStore(storage);
  private Repositories stores;
  private DatabaseNotices notices;
  private UserId owner;
  private Project project;

  @BeforeEach
  void aProject() {
    stores = POSTGRES.emptied();
    POSTGRES.database().statements().execute("delete from cleanup; delete from stored_use; delete from segment");
    notices = DatabaseNotices.start(POSTGRES.database());
    owner = new UserId(POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values (?, '') returning id", "ann" + names++)
        .get(0, Long.class));
    project = stores.projects().insert(Drafts.project(owner, "One"));
  }

  @AfterEach
  void close() {
    notices.close();
  }

  private RetentionJob job(RetentionRules rules) {
    return job(rules, new RetentionTable(POSTGRES.database()));
  }

  private RetentionJob job(RetentionRules rules, RetentionRepository table) {
    SegmentStore segments = new SegmentStore(media, new SegmentTable(POSTGRES.database()), SEGMENT_BYTES, () -> {});
    return new RetentionJob(table, rules, media, segments,
        new DatabaseJobQueue(POSTGRES.database()), notices);
  }

  private void cleanUp(RetentionRules rules, Duration later) {
    job(rules).cleanUp(Instant.now().plus(later));
  }

  private String store(String key) {
    media.put(key, new ByteArrayInputStream(new byte[100]), 100);
    return key;
  }

  private ProjectFile file(String name) {
    ProjectFile file = stores.files().insert(Drafts.file(owner, project.id(), name, "video"));
    store(file.key());
    return file;
  }

  private Export export(Export.Status status) {
    Export export = stores.exports().insert(Drafts.export(owner, project.id(), "video"));
    stores.exports().begin(export.id());
    if (status.isOver()) {
      String output = store("video/output/" + project.id() + "/output-" + export.id() + ".mp4");
      stores.exports().end(
          export.id(), status, Optional.of(output), JsonNodeFactory.instance.objectNode());
    }
    return export;
  }

  private StorageOverview.Cleanup last() {
    return new DatabaseStorageOverview(POSTGRES.database()).cleanups(1).getFirst();
  }

  @Test
  void exportsThatEndedLongAgoGoWithTheirOutput() {
    Export ended = export(Export.Status.COMPLETED);
    Export running = export(Export.Status.IN_PROGRESS);
    cleanUp(RULES, DAYS.minusHours(1));
    assertThat(stores.exports().find(owner, ended.id())).isPresent();
    cleanUp(RULES, DAYS.plusHours(1));
    assertThat(stores.exports().find(owner, ended.id())).isEmpty();
    assertThat(stores.exports().find(owner, running.id())).isPresent();
    assertThat(media.find("video/output/" + project.id() + "/output-" + ended.id() + ".mp4")).isEmpty();
    assertThat(last().removed()).isEqualTo(new StorageOverview.Cleanup.Removed(1, 0, 0, 0, 100));
  }

  @Test
  void theClockOfTheDatabaseDecidesWhatIsOld() {
    Export ended = export(Export.Status.COMPLETED);
    RetentionTable table = new RetentionTable(POSTGRES.database());
    RetentionRepository later = (RetentionRepository) Proxy.newProxyInstance(
        RetentionRepository.class.getClassLoader(), new Class<?>[] {RetentionRepository.class},
        (_, method, arguments) -> method.getName().equals("now")
            ? table.now().plus(DAYS).plusSeconds(60) : method.invoke(table, arguments));
    job(RULES).run(0);
    assertThat(stores.exports().find(owner, ended.id())).isPresent();
    job(RULES, later).run(0);
    assertThat(stores.exports().find(owner, ended.id())).isEmpty();
    assertThat(table.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void segmentsOfAPlaylistStayAndGoWithIt() {
    Export export = stores.exports().insert(Drafts.export(owner, project.id(), "video"));
    stores.exports().begin(export.id());
    String stem = "video/output/" + project.id() + "/output-" + export.id();
    stores.exports().end(export.id(), Export.Status.COMPLETED, Optional.of(store(stem + ".m3u8")),
        JsonNodeFactory.instance.objectNode());
    String segment = store(stem + "/video/0.m4s");
    String other = store(stem + "0/video/0.m4s");
    RetentionRules orphansOnly = new RetentionRules(Optional.empty(), Optional.empty(), Optional.empty());
    cleanUp(orphansOnly, Duration.ZERO);
    cleanUp(orphansOnly, DAYS);
    assertThat(media.find(segment)).isPresent();
    assertThat(media.find(other)).isEmpty();
    cleanUp(RULES, DAYS.plusHours(1));
    assertThat(media.find(segment)).isEmpty();
    assertThat(last().removed()).isEqualTo(new StorageOverview.Cleanup.Removed(1, 0, 0, 0, 200));
  }

  @Test
  void captionsBesideAnOutputStayAndGoWithIt() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("caption_files").addObject().put("language", "en");
    Export export = stores.exports().insert(Drafts.export(owner, project.id(), "video"));
    stores.exports().begin(export.id());
    String stem = "video/output/" + project.id() + "/output-" + export.id();
    stores.exports().end(export.id(), Export.Status.COMPLETED, Optional.of(store(stem + ".mp4")), json);
    List<String> captions = List.of(store(stem + ".en.vtt"), store(stem + ".en.srt"));
    String other = store(stem + "0.en.srt");
    RetentionRules orphansOnly = new RetentionRules(Optional.empty(), Optional.empty(), Optional.empty());
    cleanUp(orphansOnly, Duration.ZERO);
    cleanUp(orphansOnly, DAYS);
    assertThat(captions).allSatisfy(key -> assertThat(media.find(key)).isPresent());
    assertThat(media.find(other)).isEmpty();
    cleanUp(RULES, DAYS.plusHours(1));
    assertThat(captions).allSatisfy(key -> assertThat(media.find(key)).isEmpty());
    assertThat(last().removed()).isEqualTo(new StorageOverview.Cleanup.Removed(1, 0, 0, 0, 300));
  }

  @Test
  void filesThatNothingShowsOrNamesGo() {
    ProjectFile shown = file("shown.mp4");
    stores.clips().insert(Drafts.clip(owner, project.id(), shown.id(), 0, 1));
    ProjectFile mask = file("mask.png");
    ProjectEffect effect = Drafts.effect(owner, project.id(), "Mask", "Mask");
    effect.json().put("path", "http://host/media/" + mask.key());
    stores.effects().insert(effect);
    ProjectFile encoded = file("größe.png");
    ProjectClip clip = Drafts.clip(owner, project.id(), shown.id(), 0, 1);
    clip.json().put("mask", "/media/video/files/" + project.id() + "/gr%C3%B6%C3%9Fe.png");
    stores.clips().insert(clip);
    ProjectFile unused = file("unused.mp4");
    cleanUp(RULES, DAYS.plusHours(1));
    assertThat(stores.files().findAll(owner, List.of(shown.id(), mask.id(), encoded.id(), unused.id())))
        .extracting(ProjectFile::key).containsExactlyInAnyOrder(shown.key(), mask.key(), encoded.key());
    assertThat(media.find(unused.key())).isEmpty();
    assertThat(media.find(mask.key())).isPresent();
  }

  @Test
  void filesOfAProjectThatIsBeingRenderedStay() {
    ProjectFile unused = file("unused.mp4");
    export(Export.Status.IN_PROGRESS);
    cleanUp(RULES, DAYS.plusHours(1));
    assertThat(stores.files().find(owner, unused.id())).isPresent();
  }

  @Test
  void segmentsBeyondTheirLimitGoWithoutAJoin() {
    Export export = export(Export.Status.COMPLETED);
    SegmentTable table = new SegmentTable(POSTGRES.database());
    String older = store("video/segments/" + project.id() + "/older");
    table.stored(export.id(), project.id(), older, SEGMENT_BYTES);
    String newer = store("video/segments/" + project.id() + "/newer");
    table.stored(export.id(), project.id(), newer, SEGMENT_BYTES);
    cleanUp(RetentionRules.NONE, Duration.ZERO);
    assertThat(media.find(older)).isEmpty();
    assertThat(media.find(newer)).isPresent();
    assertThat(last().removed().segments()).isEqualTo(1);
  }

  @Test
  void segmentsThatNothingUsesGo() {
    Export export = export(Export.Status.COMPLETED);
    String key = store("video/segments/" + project.id() + "/a");
    new SegmentTable(POSTGRES.database()).stored(export.id(), project.id(), key, 100);
    cleanUp(RULES, DAYS.minusHours(1));
    assertThat(media.find(key)).isPresent();
    cleanUp(RULES, DAYS.plusHours(1));
    assertThat(media.find(key)).isEmpty();
  }

  @Test
  void withoutRulesOnlyWhatNothingRefersToGoes() {
    ProjectFile file = file("kept.mp4");
    Export export = export(Export.Status.COMPLETED);
    String killed = store("video/files/" + project.id() + "/killed.mp4");
    String gone = store("video/output/999999/output.mp4");
    String foreign = store("video/other/1/x");
    cleanUp(RetentionRules.NONE, Duration.ZERO);
    assertThat(media.find(killed)).as("younger than a day").isPresent();
    cleanUp(RetentionRules.NONE, Duration.ofDays(400));
    assertThat(media.find(killed)).isEmpty();
    assertThat(media.find(gone)).isEmpty();
    assertThat(media.find(foreign)).isPresent();
    assertThat(media.find(file.key())).isPresent();
    assertThat(stores.exports().find(owner, export.id())).isPresent();
    assertThat(last().removed().orphans()).isEqualTo(2);
  }

  @Test
  void inTheStorageOfAnotherDatabaseNothingUnknownIsRemoved() {
    media.put("video/installation", new ByteArrayInputStream("another".getBytes(StandardCharsets.UTF_8)), 7);
    String unknown = store("video/files/" + project.id() + "/theirs.mp4");
    cleanUp(RetentionRules.NONE, Duration.ofDays(400));
    assertThat(media.find(unknown)).isPresent();
    assertThat(last().note().orElseThrow()).contains("belongs to a server with another database");
  }

  @Test
  void theOverviewAddsUpByUserAndProject() {
    ProjectFile file = file("a.mp4");
    stores.clips().insert(Drafts.clip(owner, project.id(), file.id(), 0, 1));
    export(Export.Status.COMPLETED);
    store("video/files/999999/orphan.mp4");
    cleanUp(RetentionRules.NONE, Duration.ofHours(1));
    StorageOverview overview = new DatabaseStorageOverview(POSTGRES.database());
    assertThat(overview.total()).containsEntry(StorageOverview.Kind.FILES, new StorageOverview.Use(2, 200))
        .containsEntry(StorageOverview.Kind.OUTPUTS, new StorageOverview.Use(1, 100))
        .containsEntry(StorageOverview.Kind.SEGMENTS, StorageOverview.Use.NONE);
    assertThat(overview.owners(5)).singleElement()
        .satisfies(
            use -> assertThat(use.uses()).containsEntry(StorageOverview.Kind.FILES, new StorageOverview.Use(1, 100)));
    assertThat(overview.projects(5)).extracting(StorageOverview.ProjectUse::project)
        .containsExactly(project.id(), 999999L);
    assertThat(overview.projects(5).getLast().owner()).isEmpty();
    assertThat(overview.databaseBytes()).isGreaterThan(1_000_000);
  }

  @Test
  void oneJobWaitsHoweverOftenItIsScheduled() {
    POSTGRES.database().statements().execute("delete from job_interactive");
    DatabaseJobQueue queue = new DatabaseJobQueue(POSTGRES.database());
    RetentionJob.schedule(queue);
    RetentionJob.schedule(queue);
    job(RULES).run(0);
    assertThat(POSTGRES.database().statements().fetchCount(
        DSL.table("job_interactive"))).isEqualTo(1);
  }
}
