package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.account.User;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.preset.PresetCatalog;

/** The fields of the query type. */
final class QueryFields {

  private static final String USER = "User";
  private static final int MOST_NODES = 100;

  private final ConnectionFields lists;
  private final GraphQlServices services;

  QueryFields(ConnectionFields lists, GraphQlServices services) {
    this.lists = lists;
    this.services = services;
  }

  List<TypeRuntimeWiring> wirings() {
    return List.of(query(), user(), model());
  }

  private TypeRuntimeWiring query() {
    TypeFields<Object> fields = new TypeFields<Object>("Query")
        .with("viewer", (_, environment) -> SignedInCaller.of(environment).user())
        .with("node", (_, environment) -> node(environment, environment.getArgument("id")))
        .with("nodes", (_, environment) -> nodes(environment))
        .plain("effectTypes", _ -> services.catalogues().effects().all())
        .with("effectType",
            (_, environment) -> services.catalogues().effects().find(environment.getArgument("className")))
        .plain("curves", _ -> Curve.all())
        .with("fonts", (_, environment) -> services.catalogues().fonts().list(SignedInCaller.owner(environment)))
        .plain("titleTemplates", _ -> services.catalogues().titles().all())
        .plain("transcriptionModels", _ -> services.catalogues().speech().all())
        .plain("presets", _ -> PresetCatalog.all());
    for (GraphType type : GraphType.values()) {
      fields.with(type.kind().word(), (_, environment) -> one(environment, type));
      fields.with(type.kind().plural(), (_, environment) -> lists.all(environment, type.kind()));
    }
    return fields.wiring();
  }

  private static CompletableFuture<Object> one(DataFetchingEnvironment environment, GraphType type) {
    return GlobalId.numberOf(environment.getArgument("id"), type.title())
        .map(number -> Loaders.load(environment, type.kind(), number))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private static CompletableFuture<Object> node(DataFetchingEnvironment environment, String text) {
    Optional<GlobalId> id = GlobalId.parse(text);
    User viewer = SignedInCaller.of(environment).user();
    if (id.filter(named -> named.type().equals(USER) && named.number() == viewer.id().value()).isPresent()) {
      return CompletableFuture.completedFuture(viewer);
    }
    Optional<ResourceKind> kind = id.flatMap(named -> GraphType.titled(named.type())).map(GraphType::kind);
    return kind.isPresent()
        ? Loaders.load(environment, kind.get(), id.get().number())
        : CompletableFuture.completedFuture(null);
  }

  private static CompletableFuture<List<Object>> nodes(DataFetchingEnvironment environment) {
    List<String> ids = environment.getArgument("ids");
    if (ids.size() > MOST_NODES) {
      throw new InputException("At most " + MOST_NODES + " ids can be requested at once, not " + ids.size() + ".");
    }
    List<CompletableFuture<Object>> nodes = new ArrayList<>();
    ids.forEach(id -> nodes.add(node(environment, id)));
    return CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new))
        .thenApply(_ -> nodes.stream().map(CompletableFuture::join).toList());
  }

  private static TypeRuntimeWiring model() {
    return new TypeFields<SpeechModels.Choice>("TranscriptionModel")
        .plain("name", choice -> choice.model().name())
        .plain("engine", choice -> choice.engine().name())
        .plain("description", choice -> choice.model().description())
        .plain("state", choice -> choice.state().name())
        .plain("fileName", choice -> choice.model().file().map(ModelFile::name).orElse(null))
        .plain("size", choice -> choice.model().file().map(ModelFile::bytes).filter(bytes -> bytes > 0).orElse(null))
        .wiring();
  }

  private TypeRuntimeWiring user() {
    return new TypeFields<User>(USER)
        .plain("id", user -> new GlobalId(USER, user.id().value()).toString())
        .plain("databaseId", user -> user.id().value())
        .plain("name", User::name)
        .plain("email", User::email)
        .plain("staff", User::staff)
        .plain("token", user -> services.accounts().token(user))
        .plain("createdAt", User::created).wiring();
  }
}
