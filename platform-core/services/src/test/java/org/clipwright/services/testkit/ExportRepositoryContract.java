package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every store leads an export from waiting to its end. */
public abstract class ExportRepositoryContract {

  private static final ObjectNode JSON = JsonNodeFactory.instance.objectNode().put("said", "so");

  private ExportRepository exports;
  private UserId ann;
  private UserId ben;
  private Export export;

  /** Repositories without any resource; accounts may be there. */
  protected abstract Repositories stores();

  @BeforeEach
  final void askForAnExport() {
    Repositories stores = stores();
    String unique = Long.toString(System.nanoTime(), 36);
    ann = stores.users().insert("ann" + unique, "", "x", false).orElseThrow().id();
    ben = stores.users().insert("ben" + unique, "", "x", false).orElseThrow().id();
    long project = stores.projects().insert(Drafts.project(ann, "Film")).id();
    exports = stores.exports();
    export = exports.insert(Drafts.export(ann, project, "video"));
  }

  private static ExportRepository.Step at(double percent) {
    return new ExportRepository.Step(Export.RenderStage.RENDERING, percent,
        Optional.of(new Export.FrameCount((long) percent, 100)));
  }

  private Export now() {
    return exports.findAny(export.id()).orElseThrow();
  }

  @Test
  void aNewOneIsPendingAndHasNotBeenBegun() {
    assertThat(export.status()).isEqualTo(Export.Status.PENDING);
    assertThat(export.progress().attempt()).isZero();
    assertThat(export.progress().percent()).isZero();
    assertThat(export.outcome().output()).isEmpty();
    assertThat(exports.find(ann, export.id())).contains(export);
    assertThat(exports.find(ben, export.id())).isEmpty();
    assertThat(now()).isEqualTo(export);
  }

  @Test
  void attemptsAreCountedAndTakenBack() {
    assertThat(exports.begin(export.id()).orElseThrow().progress().attempt()).isEqualTo(1);
    assertThat(exports.begin(export.id()).orElseThrow().progress().attempt()).isEqualTo(2);
    exports.takeBack(now());
    assertThat(now().progress().attempt()).isEqualTo(1);
    exports.takeBack(now());
    assertThat(now().progress().attempt()).isZero();
    assertThat(exports.begin(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void laterAttemptEndsAnEarlierOneAndOnlyItsOwnWorkerTakesItBack() {
    Export first = exports.begin(export.id()).orElseThrow();
    assertThat(exports.isInAttempt(first)).isTrue();
    Export second = exports.begin(export.id()).orElseThrow();
    assertThat(exports.isInAttempt(first)).isFalse();
    assertThat(exports.isInAttempt(second)).isTrue();
    exports.takeBack(first);
    assertThat(now().progress().attempt()).isEqualTo(2);
    exports.end(export.id(), Export.Status.FAILED, Optional.empty(), JSON);
    assertThat(exports.isInAttempt(second)).isFalse();
  }

  @Test
  void eachAttemptBeginsAtNothing() {
    exports.begin(export.id());
    exports.progress(export.id(), at(40));
    assertThat(exports.begin(export.id()).orElseThrow().progress().percent()).isZero();
    exports.progress(export.id(), at(30));
    assertThat(now().progress().percent()).isEqualTo(30);
    exports.takeBack(now());
    assertThat(now().progress().percent()).isZero();
  }

  @Test
  void progressOnlyRisesAndOnlyWhileItIsBeingRendered() {
    assertThat(exports.progress(export.id(), at(10))).contains(Export.Status.PENDING);
    assertThat(now().progress().percent()).isZero();
    exports.begin(export.id());
    assertThat(exports.progress(export.id(), at(40))).contains(Export.Status.IN_PROGRESS);
    exports.progress(export.id(), at(30));
    assertThat(now().progress().percent()).isEqualTo(40);
    exports.progress(export.id(), at(400));
    assertThat(now().progress().percent()).isEqualTo(100);
    assertThat(exports.progress(Long.MAX_VALUE, at(1))).isEmpty();
  }

  @Test
  void framesNeverBecomeFewerWhileAnAttemptGoesOn() {
    exports.begin(export.id());
    exports.progress(export.id(), at(40));
    exports.progress(export.id(), at(30));
    assertThat(now().progress().rendering().frames()).isEqualTo(new Export.FrameCount(40, 100));
    exports.progress(export.id(), at(41));
    assertThat(now().progress().rendering().frames()).isEqualTo(new Export.FrameCount(41, 100));
    exports.begin(export.id());
    exports.progress(export.id(), at(5));
    assertThat(now().progress().rendering().frames()).isEqualTo(new Export.FrameCount(5, 100));
  }

  @Test
  void itsOwnerAloneCanAskItToStopUntilItIsOver() {
    exports.begin(export.id());
    assertThat(exports.requestCancel(ben, export.id())).isFalse();
    assertThat(exports.requestCancel(ann, export.id())).isTrue();
    assertThat(exports.progress(export.id(), at(50))).contains(Export.Status.CANCEL);
    assertThat(exports.begin(export.id())).isEmpty();
    assertThat(exports.end(export.id(), Export.Status.FAILED, Optional.empty(), JSON)).isPresent();
    assertThat(exports.requestCancel(ann, export.id())).isFalse();
  }

  @Test
  void itEndsOnce() {
    exports.begin(export.id());
    Export ended = exports.end(export.id(), Export.Status.COMPLETED, Optional.of("video/output/1/a.mp4"),
        JSON).orElseThrow();
    assertThat(ended.status()).isEqualTo(Export.Status.COMPLETED);
    assertThat(ended.progress().percent()).isEqualTo(100);
    assertThat(ended.outcome().output()).contains("video/output/1/a.mp4");
    assertThat(ended.json()).isEqualTo(JSON);
    assertThat(exports.end(export.id(), Export.Status.FAILED, Optional.empty(), JSON)).isEmpty();
    assertThat(exports.begin(export.id())).isEmpty();
    assertThat(now()).isEqualTo(ended);
  }

  @Test
  void oneThatFailedKeepsHowFarItCame() {
    exports.begin(export.id());
    exports.progress(export.id(), at(25));
    assertThat(
        exports.end(export.id(), Export.Status.FAILED, Optional.empty(), JSON).orElseThrow().progress().percent())
        .isEqualTo(25);
  }

  @Test
  void itIsTriedAgainOnlyWhenItIsOver() {
    exports.begin(export.id());
    assertThat(exports.restart(ann, export.id(), JSON)).isEmpty();
    exports.end(export.id(), Export.Status.COMPLETED, Optional.of("video/output/1/a.mp4"), export.json());
    assertThat(exports.restart(ben, export.id(), JSON)).isEmpty();
    Export again = exports.restart(ann, export.id(), JSON).orElseThrow();
    assertThat(again.status()).isEqualTo(Export.Status.PENDING);
    assertThat(again.outcome().output()).isEmpty();
    assertThat(again.progress().percent()).isZero();
    assertThat(again.progress().attempt()).isZero();
    assertThat(again.json()).isEqualTo(JSON);
  }

  @Test
  void aChangeOfItsFieldsLeavesItsStandingAlone() {
    exports.begin(export.id());
    exports.progress(export.id(), at(30));
    Export changed = exports.update(export).orElseThrow();
    assertThat(changed.status()).isEqualTo(Export.Status.IN_PROGRESS);
    assertThat(changed.progress().percent()).isEqualTo(30);
    assertThat(changed.progress().attempt()).isEqualTo(1);
    exports.replaceJson(export.id(), JSON);
    assertThat(now().json()).isEqualTo(JSON);
    assertThat(now().progress().percent()).isEqualTo(30);
  }

  @Test
  void itTellsItsStageAndFramesAndForgetsThemWhenItWaitsAgain() {
    assertThat(export.stage()).isEqualTo(Export.RenderStage.QUEUED);
    assertThat(export.progress().rendering().frames()).isEqualTo(new Export.FrameCount(0, Drafts.FRAMES));
    assertThat(exports.begin(export.id()).orElseThrow().stage()).isEqualTo(Export.RenderStage.PREPARING);
    exports.progress(export.id(), at(40));
    assertThat(now().stage()).isEqualTo(Export.RenderStage.RENDERING);
    assertThat(now().progress().rendering().frames()).isEqualTo(new Export.FrameCount(40, 100));
    assertThat(now().progress().rendering().pace().at()).isPresent();
    exports.progress(export.id(), ExportRepository.Step.after(Export.RenderStage.JOINING, 99.85));
    assertThat(now().stage()).isEqualTo(Export.RenderStage.JOINING);
    assertThat(now().progress().rendering().frames()).isEqualTo(new Export.FrameCount(40, 100));
    exports.takeBack(now());
    assertThat(now().stage()).isEqualTo(Export.RenderStage.QUEUED);
    assertThat(now().progress().rendering()).isEqualTo(Export.RenderStatus.waiting(100));
  }

  @Test
  void itsFileHasAllFramesWhenItIsComplete() {
    exports.begin(export.id());
    exports.progress(export.id(), at(40));
    exports.end(export.id(), Export.Status.COMPLETED, Optional.of("video/output/1/a.mp4"), JSON);
    assertThat(now().stage()).isEqualTo(Export.RenderStage.FINISHED);
    assertThat(now().progress().rendering().frames()).isEqualTo(new Export.FrameCount(100, 100));
  }

  @Test
  void timeSpentOnItIsAddedUpUntilItIsRequestedAgain() {
    exports.begin(export.id());
    exports.spend(export.id(), Duration.ofSeconds(3));
    exports.takeBack(now());
    exports.begin(export.id());
    exports.spend(export.id(), Duration.ofMillis(1500));
    assertThat(now().progress().rendering().spent()).isEqualTo(Duration.ofMillis(4500));
    exports.end(export.id(), Export.Status.FAILED, Optional.empty(), JSON);
    assertThat(exports.restart(ann, export.id(), JSON).orElseThrow().progress().rendering().spent()).isZero();
  }
}
