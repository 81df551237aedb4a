package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Listings;
import org.clipwright.services.resource.Listings.Listing;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Batches the reads of one operation: one statement per kind of object, however many fields request it. */
public final class Loaders {

  private static final String LISTINGS = "listings";
  private static final String DELIVERIES = "webhook deliveries";
  private static final String PLACES = "places in the queue";
  private static final int MOST_DELIVERIES = 100;

  private final GraphQlServices.Reads reads;

  /**
   * A list that a field requests.
   *
   * @param parent the parent of the list; empty for all of the owner's objects
   */
  record ListKey(Optional<Parent> parent, Listings.ListQuery query) {}

  /** An object that has lists. */
  record Parent(ResourceKind kind, long id) {}

  /** Lists of one kind for parents of one kind. */
  private record Group(Optional<ResourceKind> parent, Listings.ListQuery query) {}

  public Loaders(GraphQlServices.Reads reads) {
    this.reads = reads;
  }

  /** Loaders for one operation of one caller; they cache what they loaded. */
  public DataLoaderRegistry registry(CallContext context) {
    UserId owner = ((SignedInCaller) context.caller()).user().id();
    DataLoaderRegistry registry = new DataLoaderRegistry();
    for (ResourceKind kind : ResourceKind.values()) {
      registry.register(kind.word(), DataLoaderFactory.newMappedDataLoader(
          (Set<Long> ids) -> CompletableFuture.completedFuture(objects(owner, kind, ids))));
    }
    registry.register(LISTINGS, DataLoaderFactory.newMappedDataLoader(
        (Set<ListKey> keys) -> CompletableFuture.completedFuture(connections(owner, keys))));
    registry.register(DELIVERIES, DataLoaderFactory.newMappedDataLoader(
        (Set<Long> exports) -> CompletableFuture
            .completedFuture(reads.webhooks().latest(owner, exports, MOST_DELIVERIES))));
    registry.register(PLACES, DataLoaderFactory.newMappedDataLoader(
        (Set<Long> _) -> CompletableFuture.completedFuture(reads.queue().places(owner))));
    return registry;
  }

  /** The object with this id; null when there is none. */
  static <T> CompletableFuture<T> load(DataFetchingEnvironment environment, ResourceKind kind, long id) {
    return environment.<Long, T>getDataLoader(kind.word()).load(id);
  }

  static CompletableFuture<Connection> load(DataFetchingEnvironment environment, ListKey key) {
    return environment.<ListKey, Connection>getDataLoader(LISTINGS).load(key);
  }

  /** The webhook deliveries of an export, newest first. */
  static CompletableFuture<List<WebhookLog.Delivery>> deliveries(DataFetchingEnvironment environment, long export) {
    return environment.<Long, List<WebhookLog.Delivery>>getDataLoader(DELIVERIES).load(export)
        .thenApply(found -> found == null ? List.of() : found);
  }

  /** Where an export that waits stands in the queue; null for others. */
  static CompletableFuture<ExportQueue.QueuePlace> place(DataFetchingEnvironment environment, Export export) {
    return export.stage() == Export.RenderStage.QUEUED
        ? environment.<Long, ExportQueue.QueuePlace>getDataLoader(PLACES).load(export.id())
        : CompletableFuture.completedFuture(null);
  }

  /** Clears the caches before the next event of a subscription. */
  static void forget(DataFetchingEnvironment environment) {
    environment.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
  }

  private Map<Long, Object> objects(UserId owner, ResourceKind kind, Collection<Long> ids) {
    return switch (kind) {
      case PROJECT -> reads.projects().findAll(owner, ids).stream().collect(Collectors.toMap(Project::id, x -> x));
      case FILE -> reads.files().findAll(owner, ids).stream().collect(Collectors.toMap(ProjectFile::id, x -> x));
      case CLIP -> reads.clips().findAll(owner, ids).stream().collect(Collectors.toMap(ProjectClip::id, x -> x));
      case EFFECT -> reads.effects().findAll(owner, ids).stream().collect(Collectors.toMap(ProjectEffect::id, x -> x));
      case EXPORT -> reads.exports().findAll(owner, ids).stream().collect(Collectors.toMap(Export::id, x -> x));
    };
  }

  private Map<ListKey, Connection> connections(UserId owner, Set<ListKey> keys) {
    Map<Group, List<ListKey>> groups = new LinkedHashMap<>();
    keys.forEach(key -> groups.computeIfAbsent(
        new Group(key.parent().map(Parent::kind), key.query()), _ -> new ArrayList<>()).add(key));
    Map<ListKey, Connection> found = new HashMap<>();
    groups.forEach((group, members) -> found.putAll(connections(owner, group, members)));
    return found;
  }

  private Map<ListKey, Connection> connections(UserId owner, Group group, List<ListKey> keys) {
    Map<ListKey, Listing> listings = listings(owner, group, keys);
    Set<Long> ids =
        listings.values().stream().flatMap(listing -> listing.keys().stream()).map(Listings.Key::id)
            .collect(Collectors.toSet());
    Map<Long, Object> objects = ids.isEmpty() ? Map.of() : objects(owner, group.query().kind(), ids);
    Map<ListKey, Connection> connections = new HashMap<>();
    listings.forEach((key, listing) -> connections.put(key, Connection.of(group.query(), listing, objects)));
    return connections;
  }

  private Map<ListKey, Listing> listings(UserId owner, Group group, List<ListKey> keys) {
    if (group.parent().isEmpty()) {
      return Map.of(keys.getFirst(), reads.listings().all(owner, group.query()));
    }
    Set<Long> parents = keys.stream().map(key -> key.parent().orElseThrow().id()).collect(Collectors.toSet());
    Map<Long, Listing> found =
        reads.listings().within(owner, group.parent().get(), parents, group.query());
    Map<ListKey, Listing> listings = new HashMap<>();
    for (ListKey key : keys) {
      listings.put(key, found.getOrDefault(key.parent().orElseThrow().id(), new Listing(List.of(), 0, false)));
    }
    return listings;
  }
}
