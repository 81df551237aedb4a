package org.clipwright.graphql.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.Json;
import org.clipwright.http.RouteName;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.upload.UploadTargets;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Receives the bytes of upload targets: PUT sends them, all at once or resuming after the last chunk by {@code
 * Content-Range}; HEAD reports in {@code Upload-Offset} how many have arrived. Anyone who knows the address may write
 * there. When the disk has no room, the answer is 507 and a sentence; the bytes that fitted stay.
 */
public final class UploadHandler extends Handler.Abstract {

  public static final String PATH = "/graphql/uploads/";

  private static final int INSUFFICIENT_STORAGE = 507;

  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15}|\\*)");

  private final UploadTargets targets;
  private final Function<Request, String> ids;

  /** @param ids supplies the id of a request, for errors */
  public UploadHandler(UploadTargets targets, Function<Request, String> ids) {
    this.targets = targets;
    this.ids = ids;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (!path.startsWith(PATH)) {
      return false;
    }
    RouteName.give(request, PATH + "{id}");
    String id = path.substring(PATH.length());
    response.getHeaders().put("Cache-Control", "no-store");
    try {
      response.setStatus(answer(request, response, id));
      tellOffset(response, id);
      callback.succeeded();
    } catch (PlatformException full) {
      tellOffset(response, id);
      refuse(request, response, callback, full.getMessage());
    } catch (IOException gone) {
      callback.failed(gone);
    }
    return true;
  }

  private void tellOffset(Response response, String id) {
    targets.received(id).ifPresent(offset -> response.getHeaders().put("Upload-Offset", offset));
  }

  private void refuse(Request request, Response response, Callback callback, String sentence) {
    byte[] body =
        Json.bytes(AnswerBodies.failure(sentence, ErrorCodes.UNAVAILABLE, ids.apply(request)));
    response.setStatus(INSUFFICIENT_STORAGE);
    response.getHeaders().put("Content-Type", "application/json");
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private int answer(Request request, Response response, String id) throws IOException {
    if (targets.received(id).isEmpty()) {
      return 404;
    }
    if (HttpMethod.HEAD.is(request.getMethod()) || HttpMethod.GET.is(request.getMethod())) {
      return 204;
    }
    if (!HttpMethod.PUT.is(request.getMethod())) {
      response.getHeaders().put("Allow", "GET, HEAD, PUT");
      return 405;
    }
    Optional<Long> first = first(request.getHeaders().get("Content-Range"));
    if (first.isEmpty()) {
      return 400;
    }
    return put(request, id, first.get());
  }

  private int put(Request request, String id, long first) throws IOException {
    return switch (targets.write(id, first, Content.Source.asInputStream(request))) {
      case STORED -> 204;
      case NO_SUCH_PLACE -> 404;
      case OUT_OF_TURN -> 409;
      case TOO_LARGE -> 413;
    };
  }

  /** The offset of the first byte; empty when the header is malformed. */
  private static Optional<Long> first(String range) {
    if (range == null) {
      return Optional.of(0L);
    }
    Matcher matcher = RANGE.matcher(range);
    return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
  }
}
