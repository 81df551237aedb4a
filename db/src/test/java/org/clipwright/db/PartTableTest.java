package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.RenderPace;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.segment.PartRepository.Claim;
import org.clipwright.services.segment.PartRepository.Made;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each part of an export belongs to one try of one worker, and the last one that is stored is known as such. */
@Timeout(120)
class PartTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private static final FilmPart SOUND = new FilmPart(FilmPart.SOUND, "sound.mp4", 1, 20, 1);
  private static final FilmPart FIRST = new FilmPart(0, "first.mkv", 1, 10, 20);
  private static final FilmPart SECOND = new FilmPart(1, "second.mkv", 11, 20, 20);
  private static final List<FilmPart> PARTS = List.of(SOUND, FIRST, SECOND);

  private static int names;

  private Repositories stores;
  private PartTable table;
  private Export export;
  private UserId owner;

  @BeforeEach
  void anExportThatBegan() {
    stores = POSTGRES.emptied();
    table = new PartTable(POSTGRES.database());
    owner = new UserId(POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values (?, '') returning id", "part" + names++)
        .get(0, Long.class));
    Project project = stores.projects().insert(Drafts.project(owner, "One"));
    Export waiting = stores.exports().insert(Drafts.export(owner, project.id(), "video"));
    export = stores.exports().begin(waiting.id()).orElseThrow();
  }

  private static ObjectNode order() {
    return JsonNodeFactory.instance.objectNode().put("project", "as it was");
  }

  private List<Long> plan(Set<Integer> stored) {
    return table.plan(export, order(), PARTS, stored).orElseThrow();
  }

  private Claim claim(long id) {
    return table.claim(id).orElseThrow();
  }

  private static Made made(FilmPart part) {
    return new Made(part, true, List.of("A warning of " + part.name() + "."));
  }

  private double percent() {
    return stores.exports().findAny(export.id()).orElseThrow().progress().percent();
  }

  @Test
  void lastPartThatIsStoredLetsThemBeJoined() {
    List<Long> missing = plan(Set.of(FilmPart.SOUND));
    assertThat(missing).hasSize(2);
    assertThat(table.order(export.id())).contains(order());
    assertThat(table.join(export.id())).isEmpty();
    assertThat(table.finish(claim(missing.getLast()), made(SECOND))).isFalse();
    Made other = made(FIRST.named("other.mkv"));
    assertThat(table.finish(claim(missing.getFirst()), other)).isTrue();
    assertThat(table.join(export.id())).hasValue(1);
    assertThat(table.made(export.id())).containsExactly(
        new Made(SOUND, false, List.of()), other, made(SECOND));
  }

  @Test
  void progressBeginsAtWhatIsStoredAndIsTheSumOfTheParts() {
    List<Long> missing = plan(Set.of(FilmPart.SOUND, 1));
    assertThat(percent()).isBetween(52.0, 53.0);
    assertThat(table.progress(claim(missing.getFirst()), 5)).isTrue();
    assertThat(percent()).isBetween(75.0, 77.0);
  }

  @Test
  void framesAreThoseOfTheFileAndReusedOnesHaveNoPace() {
    List<Long> missing = plan(Set.of(FilmPart.SOUND, 1));
    Export planned = stores.exports().findAny(export.id()).orElseThrow();
    assertThat(planned.stage()).isEqualTo(Export.RenderStage.PREPARING);
    assertThat(planned.progress().rendering().frames()).isEqualTo(new Export.FrameCount(10, 20));
    assertThat(planned.progress().rendering().pace()).isEqualTo(RenderPace.UNKNOWN);
    table.progress(claim(missing.getFirst()), 5);
    Export begun = stores.exports().findAny(export.id()).orElseThrow();
    assertThat(begun.stage()).isEqualTo(Export.RenderStage.RENDERING);
    assertThat(begun.progress().rendering().frames()).isEqualTo(new Export.FrameCount(15, 20));
    assertThat(begun.progress().rendering().pace().at()).isPresent();
  }

  @Test
  void exportWhoseWorkerDiedWaitsAndShowsNothingOfWhatWasLost() {
    stores.exports().progress(export.id(), ExportRepository.Step.rendering(500, new Export.FrameCount(10, 20)));
    new DatabaseJobQueue(POSTGRES.database()).enqueue(JobQueue.Kind.EXPORT, owner, export.id());
    POSTGRES.database().statements().execute("update job_render set picked = true, picked_by = 'dead'");
    assertThat(new LeftJobs(POSTGRES.database()).giveBack(Lane.RENDER, "dead", Optional.empty())).isEqualTo(1);
    Export waiting = stores.exports().findAny(export.id()).orElseThrow();
    assertThat(waiting.stage()).isEqualTo(Export.RenderStage.QUEUED);
    assertThat(waiting.progress().percent()).isZero();
    assertThat(waiting.progress().rendering()).isEqualTo(Export.RenderStatus.waiting(20));
    assertThat(waiting.progress().attempt()).isEqualTo(1);
  }

  @Test
  void laterTryEndsTheEarlierAndKnowsHowFarItCame() {
    long id = plan(Set.of()).get(1);
    Claim lost = claim(id);
    assertThat(table.progress(lost, 4)).isTrue();
    Claim next = claim(id);
    assertThat(next.tries()).isEqualTo(2);
    assertThat(next.done()).isEqualTo(4);
    assertThat(table.isHeld(lost)).isFalse();
    assertThat(table.isHeld(next)).isTrue();
    assertThat(table.progress(lost, 9)).isFalse();
    assertThat(table.finish(lost, made(FIRST))).isFalse();
    assertThat(table.made(export.id()).get(1).rendered()).isFalse();
    table.takeBack(next);
    assertThat(claim(id).tries()).isEqualTo(2);
  }

  @Test
  void nobodyJoinsAnExportThatIsJustBeingCompleted() throws Exception {
    plan(Set.of(FilmPart.SOUND, 0, 1));
    assertThat(table.join(export.id())).hasValue(1);
    CompletableFuture<OptionalInt> other = new CompletableFuture<>();
    POSTGRES.database().run(() -> {
      assertThat(table.isJoining(export.id(), 1)).isTrue();
      Thread.ofPlatform().start(() -> other.completeAsync(() -> table.join(export.id()), Runnable::run));
      assertThat(other).as("it waits").failsWithin(Duration.ofMillis(500)).withThrowableOfType(TimeoutException.class);
      POSTGRES.database().statements().execute("update export set status = 'completed' where id = ?", export.id());
      PartTable.forget(POSTGRES.database(), export.id());
    });
    assertThat(other.get(1, TimeUnit.MINUTES)).isEmpty();
  }

  @Test
  void laterJoinEndsTheEarlierAndOnlyItsOwnWorkerTakesItBack() {
    plan(Set.of(FilmPart.SOUND, 0, 1));
    assertThat(table.join(export.id())).hasValue(1);
    assertThat(table.join(export.id())).hasValue(2);
    assertThat(table.isJoining(export.id(), 1)).isFalse();
    assertThat(table.isJoining(export.id(), 2)).isTrue();
    table.takeBackJoin(export.id(), 1);
    assertThat(table.isJoining(export.id(), 2)).isTrue();
    table.takeBackJoin(export.id(), 2);
    assertThat(table.join(export.id())).hasValue(2);
  }

  @Test
  void partOfAnExportThatIsOverIsNobodys() {
    long id = plan(Set.of()).getFirst();
    Claim claim = claim(id);
    stores.exports().requestCancel(owner, export.id());
    assertThat(table.progress(claim, 1)).isFalse();
    assertThat(table.claim(id)).isEmpty();
    assertThat(stores.exports().isInParts(export.id())).isTrue();
    stores.exports().end(
        export.id(), Export.Status.FAILED, Optional.empty(), JsonNodeFactory.instance.objectNode());
    assertThat(stores.exports().isInParts(export.id())).isFalse();
    assertThat(table.finish(claim, made(SOUND))).isFalse();
    assertThat(table.order(export.id())).isEmpty();
  }

  @Test
  void exportThatWasCanceledMeanwhileIsNotPlanned() {
    stores.exports().requestCancel(owner, export.id());
    assertThat(table.plan(export, order(), PARTS, Set.of())).isEmpty();
    assertThat(stores.exports().isInParts(export.id())).isFalse();
  }

  @Test
  void partIsRenderedAgainOnce() {
    plan(Set.of(FilmPart.SOUND, 0, 1));
    assertThat(table.join(export.id())).hasValue(1);
    long id = table.again(export.id(), 1).orElseThrow();
    assertThat(table.join(export.id())).isEmpty();
    assertThat(table.finish(claim(id), made(SECOND))).isTrue();
    assertThat(table.join(export.id())).hasValue(1);
    assertThat(table.again(export.id(), 1)).isEmpty();
  }
}
