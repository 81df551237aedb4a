package org.clipwright.rest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clipwright.rest.message.Cookies;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.Reply;
import org.clipwright.services.field.FieldKind;

/** Describes the endpoints as an OpenAPI 3.0 document. */
public final class OpenApiDocument {

  static final String TITLE = "Clipwright API";

  public static final String VERSION = "0.1.0";

  private final OpenApiShapes shapes = new OpenApiShapes();
  private final OpenAPI document = new OpenAPI();

  private OpenApiDocument() {}

  static OpenAPI of(List<Endpoint> endpoints, String server) {
    OpenApiDocument description = new OpenApiDocument();
    description.head(server);
    endpoints.stream().filter(Endpoint::documented).forEach(description::add);
    OpenApiUploads.describe(description.document);
    description.document.setComponents(description.components());
    return description.document;
  }

  private void head(String server) {
    document.openapi("3.0.3")
        .info(new Info().title(TITLE).version(VERSION)
            .description("Edits and renders video: projects hold files, clips, effects and exports.")
            .contact(new Contact().name("Server operator").url(server))
            .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url(server)));
    for (String scheme : List.of("basicAuth", "cookieAuth", "tokenAuth")) {
      document.addSecurityItem(new SecurityRequirement().addList(scheme));
    }
  }

  private void add(Endpoint endpoint) {
    PathItem item = new PathItem();
    endpoint.operations().forEach((verb, operation) -> item.operation(PathItem.HttpMethod.valueOf(verb.name()),
        operation(endpoint, operation)));
    document.path(endpoint.path().text().replace("*}", "}"), item);
    tag(endpoint.tag());
  }

  private void tag(String name) {
    boolean known = document.getTags() != null
        && document.getTags().stream().anyMatch(tag -> tag.getName().equals(name));
    if (!known) {
      document.addTagsItem(new Tag().name(name)
          .description(name.equals("root") ? "The entry point." : "Operations below /" + name + "/."));
    }
  }

  private io.swagger.v3.oas.models.Operation operation(Endpoint endpoint, Operation operation) {
    io.swagger.v3.oas.models.Operation description = new io.swagger.v3.oas.models.Operation()
        .operationId(operation.id())
        .summary(operation.summary())
        .description(endpoint.description())
        .tags(List.of(endpoint.tag()))
        .responses(responses(endpoint, operation));
    parameters(endpoint, operation).forEach(description::addParametersItem);
    operation.input().ifPresent(input -> description.requestBody(body(input)));
    if (endpoint.access() != Access.SIGNED_IN) {
      description.security(List.of());
    }
    return description;
  }

  private static List<Parameter> parameters(Endpoint endpoint, Operation operation) {
    List<Parameter> parameters = new ArrayList<>();
    endpoint.path().names().forEach(name -> parameters.add(inPath(name)));
    operation.reply().parameters().forEach(field -> parameters.add(new QueryParameter().name(field.name())
        .required(false).description(field.help()).schema(OpenApiShapes.parameter(field))));
    return parameters;
  }

  private static Parameter inPath(String name) {
    PathParameter parameter = new PathParameter();
    return switch (name) {
      case "template" -> parameter.name(name).description("The file name of the template.").schema(new StringSchema());
      case "id" -> parameter.name(name).description("The id of the object.").schema(id());
      case "number" -> parameter.name(name)
          .description("The number of the frame, from 1; one past the end means the last.").schema(id());
      default -> parameter.name(name).description("The id of the object within the project.").schema(id());
    };
  }

  private static Schema<?> id() {
    return new IntegerSchema().format("int64").minimum(BigDecimal.ONE);
  }

  private RequestBody body(BodySpec input) {
    Schema<?> schema = shapes.input(input);
    Content content = new Content();
    for (String type : input.mediaTypes()) {
      MediaType media = new MediaType().schema(schema);
      if (type.equals(JSON)) {
        input.examples().forEach((name, value) -> media.addExamples(name,
            new io.swagger.v3.oas.models.examples.Example().value(typed(input, value))));
      }
      if (media.getExamples() == null) {
        media.setExample(OpenApiExamples.request(input));
      }
      content.addMediaType(type, media);
    }
    return new RequestBody().content(content).required(input.shape().fields().stream().anyMatch(input::required));
  }

  /** An example with its JSON parsed, where it was given as text. */
  private static JsonNode typed(BodySpec input, JsonNode example) {
    JsonNode typed = example.deepCopy();
    input.shape().writable().stream()
        .filter(field -> field.kind() == FieldKind.JSON || field.kind() == FieldKind.JSON_LIST)
        .filter(field -> typed.path(field.name()).isTextual())
        .forEach(field -> ((ObjectNode) typed).set(field.name(), JsonReader.read(typed.path(field.name()).asText())));
    return typed;
  }

  private ApiResponses responses(Endpoint endpoint, Operation operation) {
    ApiResponses responses = new ApiResponses();
    responses.addApiResponse(Integer.toString(operation.reply().status()), success(operation.reply()));
    for (ErrorCase error : errors(endpoint, operation)) {
      responses.addApiResponse(error.status(), new ApiResponse().$ref("#/components/responses/" + error.component()));
    }
    return responses;
  }

  private ApiResponse success(Reply reply) {
    ApiResponse response = described(reply);
    OpenApiExamples.answer(reply)
        .ifPresent(example -> response.getContent().get(JSON).setExample(example));
    return response;
  }

  private ApiResponse described(Reply reply) {
    return switch (reply) {
      case Reply.One one -> answer("The object.", shapes.output(one.shape()));
      case Reply.PageOf page -> answer("One page of objects.", shapes.page(page.shape()));
      case Reply.ListOf list -> answer("The objects.", shapes.list(list.shape()));
      case Reply.Open open -> answer(open.description(), new Schema<>().type("object"));
      case Reply.Bytes bytes -> bytes(bytes);
      case Reply.Nothing nothing -> new ApiResponse().description("Done; there is no content.");
    };
  }

  private static ApiResponse answer(String description, Schema<?> schema) {
    return new ApiResponse().description(description)
        .content(new Content().addMediaType(JSON, new MediaType().schema(schema)));
  }

  private static ApiResponse bytes(Reply.Bytes bytes) {
    Content content = new Content();
    bytes.mediaTypes().forEach(type -> content.addMediaType(type, new MediaType().schema(
        type.equals(JSON) ? new Schema<>().type("object") : new StringSchema().format("binary"))));
    return new ApiResponse().description("The bytes.").content(content);
  }

  /** An error that an operation can end in, and the component that describes it. */
  private record ErrorCase(String status, String component, String description, String shape, String example) {}

  private static final String JSON = "application/json";

  private static final ErrorCase INVALID =
      new ErrorCase("400", "Invalid", "The request is invalid.", OpenApiShapes.INVALID,
          "{\"width\": [\"A valid integer is required.\"]}");
  private static final ErrorCase UNAUTHENTICATED =
      new ErrorCase("401", "Unauthenticated", "Credentials are missing or wrong.", OpenApiShapes.ERROR,
          "{\"detail\": \"Authentication credentials were not provided.\"}");
  private static final ErrorCase FORBIDDEN =
      new ErrorCase("403", "Forbidden", "The caller is not allowed to do this.", OpenApiShapes.ERROR,
          "{\"detail\": \"You do not have permission to perform this action.\"}");
  private static final ErrorCase MISSING =
      new ErrorCase("404", "Missing", "There is no such object, or it belongs to another account.",
          OpenApiShapes.ERROR, "{\"detail\": \"Not found.\"}");
  private static final ErrorCase FAILED =
      new ErrorCase("500", "Failed", "The current state does not allow it, or the server failed.",
          OpenApiShapes.ERROR, "{\"detail\": \"A server error occurred.\"}");

  private static Set<ErrorCase> errors(Endpoint endpoint, Operation operation) {
    Set<ErrorCase> errors = new LinkedHashSet<>();
    if (operation.input().isPresent() || operation.reply() instanceof Reply.PageOf) {
      errors.add(INVALID);
    }
    if (endpoint.access() != Access.PUBLIC) {
      errors.add(UNAUTHENTICATED);
    }
    if (endpoint.access() == Access.SIGNED_IN) {
      errors.add(FORBIDDEN);
    }
    if (!endpoint.path().names().isEmpty() || operation.reply() instanceof Reply.PageOf) {
      errors.add(MISSING);
    }
    errors.add(FAILED);
    return errors;
  }

  private Components components() {
    Components components = new Components();
    shapes.errors();
    for (ErrorCase error : List.of(INVALID, UNAUTHENTICATED, FORBIDDEN, MISSING, FAILED)) {
      ApiResponse response =
          answer(error.description(), new Schema<>().$ref("#/components/schemas/" + error.shape()));
      response.getContent().get(JSON).setExample(JsonReader.read(error.example()));
      components.addResponses(error.component(), response);
    }
    shapes.components().forEach(components::addSchemas);
    schemes().forEach(components::addSecuritySchemes);
    return components;
  }

  private static Map<String, SecurityScheme> schemes() {
    Map<String, SecurityScheme> schemes = new LinkedHashMap<>();
    schemes.put("basicAuth", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
    schemes.put("cookieAuth",
        new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.COOKIE).name(Cookies.SESSION));
    schemes.put("tokenAuth", new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER)
        .name("Authorization").description("Token-based authentication with required prefix \"Token\""));
    return schemes;
  }
}
