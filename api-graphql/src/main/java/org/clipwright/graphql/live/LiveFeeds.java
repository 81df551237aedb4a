package org.clipwright.graphql.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Notices.Topic;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.FileTranscription;

/** The objects that can be watched; all watchers of the same object share its reads. */
public final class LiveFeeds implements AutoCloseable {

  private static final int EVERY_EXPORT = 10_000;

  /** The size of an object without its JSON. */
  private static final long BYTES = 500;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("graphql-clock").factory());
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("graphql-feed-", 0).factory());
  private final GraphQlServices.Reads reads;
  private final LiveFeed<Export> exports;
  private final LiveFeed<List<Export>> projectExports;
  private final LiveFeed<Project> projects;
  private final LiveFeed<ProjectFile> files;
  private final List<Notices.Subscription> subscriptions;

  public LiveFeeds(GraphQlServices.Reads reads, Notices notices) {
    this.reads = reads;
    KeptHeap room = KeptHeap.ofThisProcess();
    this.exports = feed(room, reads.exports()::find, export -> export.status().isOver(), LiveFeeds::weight);
    this.projectExports = feed(room, this::exportsOf, _ -> false,
        list -> list.stream().mapToLong(LiveFeeds::weight).sum());
    this.projects = feed(room, reads.projects()::find, _ -> false, project -> BYTES + JsonWeight.of(project.json()));
    this.files = feed(room, reads.files()::find, file -> FileTranscription.of(file).isOver(),
        file -> BYTES + JsonWeight.of(file.info()) + JsonWeight.of(file.json()));
    this.subscriptions =
        List.of(
            notices.subscribe(Topic.EXPORT_CHANGED, exports::changed),
            notices.subscribe(Topic.EXPORT_CHANGED, this::exportOfProjectChanged),
            notices.subscribe(Topic.PROJECT_CHANGED, projectExports::changed),
            notices.subscribe(Topic.PROJECT_CHANGED, projects::changed),
            notices.subscribe(Topic.PROJECT_CHANGED, this::fileOfProjectChanged));
    clock.scheduleWithFixedDelay(this::lookAgain, LiveFeed.LOOK_AGAIN_SECONDS, LiveFeed.LOOK_AGAIN_SECONDS,
        TimeUnit.SECONDS);
  }

  private <V> LiveFeed<V> feed(
      KeptHeap room, BiFunction<UserId, Long, Optional<V>> read, Predicate<V> last, ToLongFunction<V> weight) {
    return new LiveFeed<>(clock, workers, room, new LiveFeed.Kind<>(read, last, weight));
  }

  private static long weight(Export export) {
    return BYTES + JsonWeight.of(export.json());
  }

  public LiveFeed<Export> exports() {
    return exports;
  }

  public LiveFeed<List<Export>> projectExports() {
    return projectExports;
  }

  public LiveFeed<Project> projects() {
    return projects;
  }

  public LiveFeed<ProjectFile> files() {
    return files;
  }

  private void fileOfProjectChanged(long project) {
    files.watched(known -> known.project() == project).forEach(files::changed);
  }

  /** An export that is not in any list yet is announced with its project. */
  private void exportOfProjectChanged(long export) {
    projectExports.watched(known -> known.stream().anyMatch(one -> one.id() == export))
        .forEach(projectExports::changed);
  }

  /** Notices can be lost; the changes are then found a little later. */
  private void lookAgain() {
    exports.lookAgain();
    projectExports.lookAgain();
    projects.lookAgain();
    files.lookAgain();
  }

  /** All exports of a project; empty when there is no such project. */
  public Optional<List<Export>> exportsOf(UserId owner, long project) {
    return reads.projects().find(owner, project)
        .map(_ -> reads.exports().list(owner, Filter.project(project), 0, EVERY_EXPORT));
  }

  @Override
  public void close() {
    subscriptions.forEach(Notices.Subscription::close);
    clock.shutdownNow();
    workers.shutdownNow();
  }
}
