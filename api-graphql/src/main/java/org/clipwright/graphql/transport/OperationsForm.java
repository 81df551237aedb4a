package org.clipwright.graphql.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.setup.GraphQlLimits.RequestLimits;
import org.clipwright.http.MediaType;
import org.clipwright.http.body.MultipartException;
import org.clipwright.http.body.MultipartForm;
import org.clipwright.http.body.MultipartReader;
import org.clipwright.http.body.MultipartRules;
import org.clipwright.http.body.UploadedFile;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * An operation and the files in its variables, per the GraphQL multipart request specification: {@code operations} with
 * null in place of each file, {@code map} from part names to those places, then the files.
 *
 * @param request the operation, with the files in their places
 * @param parts all received parts; the files are removed with the form
 */
record OperationsForm(GraphQlRequest request, MultipartForm parts) implements AutoCloseable {

  private static final String OPERATIONS = "operations";
  private static final String MAP = "map";

  private static final Set<String> TEXTS = Set.of(OPERATIONS, MAP);

  /** The limits of such a form. */
  static MultipartRules rules(RequestLimits limits) {
    return new MultipartRules(
        limits.uploads() + TEXTS.size(), limits.bodyBytes(), TEXTS.size() * limits.bodyBytes(), limits.uploads(),
        limits.uploadBytes(), TEXTS, Optional.of("upload"));
  }

  /** Reads a request's form; the caller closes it. */
  static OperationsForm read(Request request, MultipartReader reader) throws IOException {
    MultipartForm parts = parts(request, reader);
    try {
      return new OperationsForm(operation(parts), parts);
    } catch (RuntimeException refused) {
      parts.close();
      throw refused;
    }
  }

  private static MultipartForm parts(Request request, MultipartReader reader) throws IOException {
    MediaType type = MediaType.parse(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
    try {
      return reader.read(Content.Source.asInputStream(request), type);
    } catch (MultipartException fault) {
      throw refusal(fault);
    }
  }

  private static RequestException refusal(MultipartException fault) {
    return switch (fault.fault()) {
      case MALFORMED -> malformed(fault.getMessage());
      case TOO_MANY_FIELDS -> beyond("The request has more than " + fault.limit() + " fields.");
      case FIELD_TOO_LARGE -> beyond("The part \"" + fault.part() + "\" is larger than " + fault.limit() + " bytes.");
      case TEXT_TOO_LARGE -> beyond("The fields of the request are larger than " + fault.limit() + " bytes.");
      case TOO_MANY_FILES -> beyond("The request has more than " + fault.limit() + " files.");
      case FILE_TOO_LARGE -> beyond("A file of the request is larger than " + fault.limit() + " bytes.");
    };
  }

  private static RequestException beyond(String sentence) {
    return new RequestException(413, ErrorCodes.LIMIT_EXCEEDED, sentence);
  }

  private static GraphQlRequest operation(MultipartForm parts) {
    GraphQlRequest request = GraphQlRequest.from(field(parts, OPERATIONS));
    JsonNode map = field(parts, MAP);
    if (!map.isObject()) {
      throw malformed("The part \"map\" must be a JSON object of lists of paths.");
    }
    Map<String, Object> variables = new HashMap<>(request.variables());
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      UploadedFile upload = upload(parts, entry.getKey());
      for (JsonNode path : entry.getValue()) {
        place(variables, path.asText(), upload);
      }
    }
    return request.withVariables(variables);
  }

  private static JsonNode field(MultipartForm parts, String name) {
    return Optional.ofNullable(parts.fields().get(name))
        .map(field -> Json.read(field.text()))
        .orElseThrow(() -> malformed("The part \"" + name + "\" is missing."));
  }

  private static UploadedFile upload(MultipartForm parts, String name) {
    return Optional.ofNullable(parts.files().get(name))
        .orElseThrow(() -> malformed("The file \"" + name + "\" that \"map\" names is missing."));
  }

  /** Puts the file where a path such as {@code variables.input.media} or {@code variables.files.0} points. */
  private static void place(Map<String, Object> variables, String path, UploadedFile upload) {
    String[] steps = path.split("\\.");
    if (steps.length < 2 || !steps[0].equals("variables")) {
      throw malformed("The path \"" + path + "\" in \"map\" does not start with \"variables.\".");
    }
    Object place = variables;
    for (int i = 1; i < steps.length - 1; i++) {
      place = member(place, steps[i], path);
    }
    if (member(place, steps[steps.length - 1], path) != null) {
      throw malformed("The place \"" + path + "\" in \"operations\" must be null.");
    }
    set(place, steps[steps.length - 1], upload);
  }

  private static Object member(Object place, String step, String path) {
    if (place instanceof Map<?, ?> map && map.containsKey(step)) {
      return map.get(step);
    }
    if (place instanceof List<?> list && step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size()) {
      return list.get(Integer.parseInt(step));
    }
    throw malformed("The path \"" + path + "\" in \"map\" does not exist in \"operations\".");
  }

  @SuppressWarnings("unchecked")
  private static void set(Object place, String step, UploadedFile upload) {
    if (place instanceof Map<?, ?>) {
      ((Map<String, Object>) place).put(step, upload);
    } else {
      ((List<Object>) place).set(Integer.parseInt(step), upload);
    }
  }

  private static RequestException malformed(String reason) {
    return RequestException.malformed("Multipart form parse error - " + reason);
  }

  @Override
  public void close() {
    parts.close();
  }
}
