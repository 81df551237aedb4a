package org.clipwright.rest.resource;

import java.util.List;
import java.util.Map;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.project.ProjectFrames;

/** The frames of projects as pictures, for players and editors. */
final class FrameEndpoint {

  private static final String PATH = "/projects/{id}/frame/{number}/";
  private static final List<String> TYPES = List.of("image/jpeg", "image/png", "image/webp");

  private final ProjectFrames frames;

  FrameEndpoint(ProjectFrames frames) {
    this.frames = frames;
  }

  Endpoint endpoint() {
    String description = ProjectFrames.takes().description();
    return new Endpoint(ProjectFrames.takes().name(), description, new PathPattern(PATH), Access.SIGNED_IN,
        Offer.JSON_ONLY, Map.of(Verb.GET,
            Operation.reading("projects_frame_retrieve", description,
                new Reply.Bytes(TYPES, ProjectFrames.takes().fields()), this::frame)));
  }

  private Answer frame(RequestContext exchange) {
    long number = exchange.number("number").filter(value -> value > 0).orElseThrow(RestException::notFound);
    ProjectFrames.DrawnFrame frame =
        frames.find(exchange.user().id(), exchange.id("id"), number, exchange.queryInput());
    return new VersionedAnswer(frame.version(), frame.named()).of(exchange, frame.contentType(), frame.picture());
  }
}
