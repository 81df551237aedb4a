package org.clipwright.graphql.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.setup.GraphQlLimits.RequestLimits;
import org.clipwright.graphql.upload.UploadedPart;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads operations with files, as the GraphQL multipart request specification lays them out: {@code operations} with
 * null in the place of each file, {@code map} from part names to those places, then the files.
 */
final class MultipartReader {

  private static final int MEMORY_BYTES = 1 << 16;

  /** The bytes of a field, and its text. */
  private static final int BYTES_A_CHARACTER = 3;

  private final RequestLimits limits;
  private final UploadRoom uploads;

  /** An operation and the temporary files in its variables. */
  record Form(GraphQlRequest request, List<Path> files, UploadRoom.Share room) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      try {
        remove(files);
      } finally {
        room.close();
      }
    }
  }

  /**
   * A body that takes room before its parser writes it to the disk. It stays readable when the parser refuses it, so
   * that the server can take the rest.
   */
  private record FormBody(Content.Source content, UploadRoom.Share room) implements Content.Source {

    @Override
    public long getLength() {
      return content.getLength();
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = content.read();
      try {
        if (chunk != null) {
          room.claim(chunk.remaining());
        }
        return chunk;
      } catch (PlatformException full) {
        chunk.release();
        return Content.Chunk.from(full);
      }
    }

    @Override
    public void demand(Runnable available) {
      content.demand(available);
    }

    @Override
    public void fail(Throwable refused) {
      // Told by the parser to its own caller too.
    }
  }

  MultipartReader(RequestLimits limits, UploadRoom uploads) {
    this.limits = limits;
    this.uploads = uploads;
  }

  Form read(Request request, Caller caller) throws IOException {
    Files.createDirectories(uploads.folder());
    UploadRoom.Share room = uploads.open(caller.account());
    room.require(request.getLength());
    List<Path> files = new ArrayList<>();
    boolean read = false;
    try {
      Form form = new Form(operation(request, room, files), files, room);
      read = true;
      return form;
    } finally {
      if (!read) {
        remove(files);
        room.close();
      }
    }
  }

  private GraphQlRequest operation(Request request, UploadRoom.Share room, List<Path> files) throws IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    FormBody body = new FormBody(request, room);
    try (MultiPartFormData.Parts parts = MultiPartFormData.getParts(body, request, type, configuration())) {
      return operation(parts, files);
    } catch (CompletionException e) {
      throw e.getCause() instanceof PlatformException full ? full : refusal(e.getCause());
    } catch (HttpException.RuntimeException | IllegalArgumentException | IllegalStateException e) {
      throw refusal(e);
    }
  }

  /** Jetty tells a file that is too large from a malformed body by its words alone. */
  private RequestException refusal(Throwable cause) {
    boolean size = String.valueOf(cause.getMessage()).contains("exceeded");
    return size ? tooLarge() : malformed(cause.getMessage());
  }

  private MultiPartConfig configuration() {
    return new MultiPartConfig.Builder()
        .location(uploads.folder())
        .maxParts(limits.uploads() + 2)
        .maxPartSize(limits.uploadBytes())
        .maxSize(limits.bodyBytes() + limits.uploadBytes() * limits.uploads())
        .maxMemoryPartSize(MEMORY_BYTES)
        .useFilesForPartsWithoutFileName(false)
        .build();
  }

  private GraphQlRequest operation(MultiPartFormData.Parts parts, List<Path> files) throws IOException {
    GraphQlRequest request = GraphQlRequest.from(field(parts, "operations"));
    JsonNode map = field(parts, "map");
    if (!map.isObject()) {
      throw malformed("The part \"map\" must be a JSON object of lists of paths.");
    }
    Map<String, Object> variables = new HashMap<>(request.variables());
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      UploadedPart upload = upload(parts, entry.getKey(), files);
      for (JsonNode path : entry.getValue()) {
        place(variables, path.asText(), upload);
      }
    }
    return request.withVariables(variables);
  }

  private JsonNode field(MultiPartFormData.Parts parts, String name) {
    MultiPart.Part part = parts.getFirst(name);
    if (part == null) {
      throw malformed("The part \"" + name + "\" is missing.");
    }
    if (part.getLength() > limits.bodyBytes()) {
      throw new RequestException(413, ErrorCodes.LIMIT_EXCEEDED,
          "The part \"" + name + "\" is larger than " + limits.bodyBytes() + " bytes.");
    }
    HeapShare.current().claimForBody(BYTES_A_CHARACTER * part.getLength());
    return Json.read(part.getContentAsString(StandardCharsets.UTF_8));
  }

  private UploadedPart upload(MultiPartFormData.Parts parts, String name, List<Path> files) throws IOException {
    MultiPart.Part part = parts.getFirst(name);
    if (part == null || part.getFileName() == null) {
      throw malformed("The file \"" + name + "\" that \"map\" names is missing.");
    }
    Path content = Files.createTempFile(uploads.folder(), "graphql-", ".part");
    files.add(content);
    Files.delete(content);
    part.writeTo(content);
    return new UploadedPart(baseName(part.getFileName()), content);
  }

  private static String baseName(String given) {
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    return name.isBlank() ? "upload" : name;
  }

  /** Puts the file where a path such as {@code variables.input.media} or {@code variables.files.0} points. */
  private static void place(Map<String, Object> variables, String path, UploadedPart upload) {
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
  private static void set(Object place, String step, UploadedPart upload) {
    if (place instanceof Map<?, ?>) {
      ((Map<String, Object>) place).put(step, upload);
    } else {
      ((List<Object>) place).set(Integer.parseInt(step), upload);
    }
  }

  private RequestException tooLarge() {
    return new RequestException(413, ErrorCodes.LIMIT_EXCEEDED,
        "A file of the request is larger than " + limits.uploadBytes() + " bytes.");
  }

  private static void remove(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private static RequestException malformed(String reason) {
    return RequestException.malformed("Multipart form parse error - " + reason);
  }
}
