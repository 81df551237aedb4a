package org.clipwright.graphql.schema;

import graphql.language.InterfaceTypeDefinition;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.graphql.live.LiveFeeds;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.graphql.upload.Uploads;
import org.clipwright.services.account.User;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;

/** Builds the schema: the type definitions from their files, with the fetcher of each field. */
public final class Graph {

  private static final List<String> FILES =
      List.of("base", "query", "project", "file", "clip", "effect", "export", "catalogue", "mutation",
          "mutation-project", "mutation-file", "mutation-clip", "mutation-effect", "mutation-export", "subscription");
  private static final Map<Class<?>, String> NODES = Map.of(
      User.class, "User", Project.class, "Project", ProjectFile.class, "File", ProjectClip.class, "Clip",
      ProjectEffect.class, "Effect", Export.class, "Export");

  private Graph() {}

  public static GraphQLSchema schema(GraphQlServices services, GraphQlLimits limits, LiveFeeds feeds,
      Uploads uploads) {
    ConnectionFields lists = new ConnectionFields(new ListArguments(limits.document().pageSize()));
    List<TypeRuntimeWiring> wirings = new ArrayList<>();
    wirings.addAll(new QueryFields(lists, services).wirings());
    wirings.addAll(new ResourceFields(lists, services).wirings());
    wirings.addAll(ConnectionFields.wirings());
    wirings.addAll(KeyframeView.wirings());
    wirings.addAll(CatalogueFields.wirings());
    wirings.add(new MutationFields(services, uploads).wiring());
    wirings.addAll(new SubscriptionFields(feeds, services.reads()).wirings());
    wirings.addAll(MutationPayload.wirings());
    wirings.addAll(UploadMutations.wirings());
    wirings.add(TimelineComposer.wiring());
    wirings.add(UserError.wiring());
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    ScalarTypes.all().forEach(wiring::scalar);
    wirings.forEach(wiring::type);
    TypeDefinitionRegistry definitions = definitions(services.actions());
    definitions.types().values().stream().filter(InterfaceTypeDefinition.class::isInstance)
        .forEach(type -> wiring.type(type.getName(), builder -> builder.typeResolver(byClass())));
    GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(definitions, wiring.build());
    requireComplete(schema);
    return schema;
  }

  /** The schema as clients read it, always in the same order. */
  public static String sdl(GraphQLSchema schema) {
    SchemaPrinter.Options options =
        SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(false).includeScalarTypes(true);
    return new SchemaPrinter(options).print(schema);
  }

  private static TypeResolver byClass() {
    return environment -> environment.getSchema().getObjectType(NODES.get(environment.getObject().getClass()));
  }

  private static TypeDefinitionRegistry definitions(ServiceActions actions) {
    TypeDefinitionRegistry all = new TypeDefinitionRegistry();
    FILES.forEach(name -> all.merge(new SchemaParser().parse(text("/graphql-schema/" + name + ".graphqls"))));
    all.merge(new SchemaParser().parse(ActionSchema.sdl(actions)));
    return all;
  }

  private static String text(String resource) {
    try (InputStream stream = Graph.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema cannot be read.", e);
    }
  }

  /** Every field in the definitions must have a fetcher. */
  private static void requireComplete(GraphQLSchema schema) {
    GraphQLCodeRegistry code = schema.getCodeRegistry();
    for (GraphQLObjectType type : schema.getAllElementsAsList().stream()
        .filter(GraphQLObjectType.class::isInstance).map(GraphQLObjectType.class::cast).toList()) {
      for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
        boolean ours = !type.getName().startsWith("__");
        if (ours && !code.hasDataFetcher(FieldCoordinates.coordinates(type, field))) {
          throw new IllegalStateException("Nothing reads the field " + type.getName() + "." + field.getName() + ".");
        }
      }
    }
  }
}
