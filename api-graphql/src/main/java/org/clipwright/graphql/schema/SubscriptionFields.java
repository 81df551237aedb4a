package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
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

/** The fields of the subscription type, and of its events. */
final class SubscriptionFields {

  private final LiveFeeds feeds;
  private final GraphQlServices.Reads reads;

  SubscriptionFields(LiveFeeds feeds, GraphQlServices.Reads reads) {
    this.feeds = feeds;
    this.reads = reads;
  }

  List<TypeRuntimeWiring> wirings() {
    TypeRuntimeWiring subscription = new TypeFields<Object>("Subscription")
        .with("exportProgress", (_, environment) -> exportProgress(environment))
        .with("projectExports", (_, environment) -> events(environment, "projectId", GraphType.PROJECT,
            feeds.projectExports(), feeds::exportsOf, SubscriptionFields::changed))
        .with("projectChanged", (_, environment) -> events(environment, "projectId", GraphType.PROJECT,
            feeds.projects(), reads.projects()::find, (_, now) -> List.of(now)))
        .with("transcriptionProgress", (_, environment) -> events(environment, "fileId", GraphType.FILE,
            feeds.files(), reads.files()::find, (_, now) -> List.of(now)))
        .wiring();
    return List.of(subscription, ExportProgressFields.wiring(), transcription());
  }

  private Publisher<Export> exportProgress(DataFetchingEnvironment environment) {
    return events(environment, "id", GraphType.EXPORT, feeds.exports(), reads.exports()::find,
        (_, now) -> List.of(now));
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

  private static TypeRuntimeWiring transcription() {
    return new TypeFields<ProjectFile>("TranscriptionProgress")
        .plain("file", file -> file)
        .plain("stage", file -> FileTranscription.of(file).stage().name())
        .plain("percent", file -> FileTranscription.of(file).percent())
        .plain("message", file -> FileTranscription.of(file).message(FileTranscripts.of(file).keySet())).wiring();
  }

  /** Every export at first, then those that are new or changed. */
  private static List<Export> changed(Optional<List<Export>> earlier, List<Export> now) {
    Map<Long, Export> before =
        earlier.orElse(List.of()).stream().collect(Collectors.toMap(Export::id, Function.identity()));
    return now.stream().filter(export -> !export.equals(before.get(export.id()))).toList();
  }
}
