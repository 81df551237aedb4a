package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.graphql.live.LiveEvents;
import org.clipwright.graphql.live.LiveFeed;
import org.clipwright.graphql.live.LiveFeeds;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.FileTranscription;
import org.clipwright.services.transcript.FileTranscripts;
import org.reactivestreams.Publisher;

/** Where watching begins, and the fields of what is watched. */
final class SubscriptionFields {

  private final LiveFeeds feeds;
  private final GraphQlServices.Reads reads;

  /**
   * An export at a moment.
   *
   * @param framesPerSecond since the event before
   */
  private record Progress(Export export, Optional<Double> framesPerSecond) {

    /** Progress of an export whose frames are all rendered. */
    private static final double RENDERED = 99.9;

    long framesTotal() {
      return export.settings().frames();
    }

    long framesDone() {
      return Math.round(framesTotal() * export.progress().percent() / 100);
    }

    Optional<Double> etaSeconds() {
      return framesPerSecond.filter(speed -> speed > 0).map(speed -> (framesTotal() - framesDone()) / speed);
    }

    String stage() {
      return switch (export.status()) {
        case PENDING -> "QUEUED";
        case COMPLETED, FAILED -> "FINISHED";
        case IN_PROGRESS, CANCEL -> {
          if (export.progress().attempt() == 0) {
            yield "QUEUED";
          }
          double percent = export.progress().percent();
          yield percent <= 0 ? "PREPARING" : percent < RENDERED ? "RENDERING" : "UPLOADING";
        }
      };
    }

    String message() {
      return switch (export.status()) {
        case PENDING -> "The export is waiting for a worker.";
        case IN_PROGRESS -> "The export is being rendered.";
        case CANCEL -> "The export is being stopped.";
        case COMPLETED -> "The export is complete.";
        case FAILED -> export.json().path("error").asText("The export has failed.");
      };
    }
  }

  SubscriptionFields(LiveFeeds feeds, GraphQlServices.Reads reads) {
    this.feeds = feeds;
    this.reads = reads;
  }

  List<TypeRuntimeWiring> wirings() {
    TypeRuntimeWiring subscription = new TypeFields<Object>("Subscription")
        .with("exportProgress", (_, environment) -> events(environment, "id", GraphType.EXPORT, feeds.exports(),
            reads.exports()::find, (earlier, now) -> List.of(progress(earlier, now))))
        .with("projectExports", (_, environment) -> events(environment, "projectId", GraphType.PROJECT,
            feeds.projectExports(), feeds::exportsOf, SubscriptionFields::changed))
        .with("projectChanged", (_, environment) -> events(environment, "projectId", GraphType.PROJECT,
            feeds.projects(), reads.projects()::find, (_, now) -> List.of(now)))
        .with("transcriptionProgress", (_, environment) -> events(environment, "fileId", GraphType.FILE,
            feeds.files(), reads.files()::find, (_, now) -> List.of(now))).wiring();
    return List.of(subscription, progress(), transcription());
  }

  private static <V, E> Publisher<E> events(
      DataFetchingEnvironment environment,
      String argument,
      GraphType type,
      LiveFeed<V> feed,
      BiFunction<UserId, Long, Optional<V>> find,
      LiveEvents.Changes<V, E> changes) {
    UserId owner = SignedInCaller.owner(environment);
    long id = GlobalId.numberOf(environment.getArgument(argument),
        type.title()).orElseThrow(PlatformException::notFound);
    V present = find.apply(owner, id).orElseThrow(PlatformException::notFound);
    return new LiveEvents<>(feed, owner, id, present, changes, () -> Loaders.forget(environment));
  }

  private static TypeRuntimeWiring progress() {
    return new TypeFields<Progress>("ExportProgress")
        .plain("export", Progress::export)
        .plain("stage", Progress::stage)
        .plain("percent", progress -> progress.export().progress().percent())
        .plain("framesDone", Progress::framesDone)
        .plain("framesTotal", Progress::framesTotal)
        .plain("framesPerSecond", Progress::framesPerSecond)
        .plain("etaSeconds", Progress::etaSeconds)
        .plain("message", Progress::message).wiring();
  }

  private static TypeRuntimeWiring transcription() {
    return new TypeFields<ProjectFile>("TranscriptionProgress")
        .plain("file", file -> file)
        .plain("stage", file -> FileTranscription.of(file).stage().name())
        .plain("percent", file -> FileTranscription.of(file).percent())
        .plain("message", file -> FileTranscription.of(file).message(FileTranscripts.of(file).keySet())).wiring();
  }

  private static Progress progress(Optional<Export> earlier, Export now) {
    int attempt = now.progress().attempt();
    return new Progress(now, earlier.filter(before -> before.progress().attempt() == attempt).flatMap(before -> {
      double seconds = Duration.between(before.identity().updated(), now.identity().updated()).toNanos() / 1e9;
      double frames = (now.progress().percent() - before.progress().percent()) / 100 * now.settings().frames();
      return seconds > 0 && frames > 0 ? Optional.of(frames / seconds) : Optional.empty();
    }));
  }

  /** Every export at first, then those that are new or not as they were. */
  private static List<Progress> changed(Optional<List<Export>> earlier, List<Export> now) {
    Map<Long, Export> before =
        earlier.orElse(List.of()).stream().collect(Collectors.toMap(Export::id, Function.identity()));
    return now.stream()
        .filter(export -> !export.equals(before.get(export.id())))
        .map(export -> progress(Optional.ofNullable(before.get(export.id())), export))
        .toList();
  }
}
