package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.field.ResourceKind;

/** The lists in the graph: the contents of connections, and the fields that request them. */
final class ConnectionFields {

  private final ListArguments arguments;

  ConnectionFields(ListArguments arguments) {
    this.arguments = arguments;
  }

  /** All of the caller's objects of a kind. */
  Object all(DataFetchingEnvironment environment, ResourceKind kind) {
    return Loaders.load(environment, new Loaders.ListKey(Optional.empty(), arguments.query(kind, environment)));
  }

  /** The objects of a kind that belong to another. */
  Object within(DataFetchingEnvironment environment, ResourceKind parent, long id, ResourceKind kind) {
    Loaders.Parent named = new Loaders.Parent(parent, id);
    return Loaders.load(environment, new Loaders.ListKey(Optional.of(named), arguments.query(kind, environment)));
  }

  static List<TypeRuntimeWiring> wirings() {
    List<TypeRuntimeWiring> wirings = new ArrayList<>();
    for (GraphType type : GraphType.values()) {
      wirings.add(new TypeFields<Connection>(type.title() + "Connection")
          .plain("edges", Connection::edges)
          .plain("nodes", connection -> connection.edges().stream().map(Connection.Edge::node).toList())
          .plain("pageInfo", Connection::pageInfo)
          .plain("totalCount", Connection::totalCount).wiring());
      wirings.add(new TypeFields<Connection.Edge>(type.title() + "Edge")
          .plain("node", Connection.Edge::node)
          .plain("cursor", Connection.Edge::cursor).wiring());
    }
    wirings.add(new TypeFields<Connection.PageInfo>("PageInfo")
        .plain("hasNextPage", Connection.PageInfo::hasNextPage)
        .plain("hasPreviousPage", Connection.PageInfo::hasPreviousPage)
        .plain("startCursor", Connection.PageInfo::startCursor)
        .plain("endCursor", Connection.PageInfo::endCursor).wiring());
    return wirings;
  }
}
