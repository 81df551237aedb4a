package org.clipwright.rest.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.clipwright.http.MediaType;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.Payload;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.services.account.User;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.LinkResolver;

/** One request on its way through the steps of the dispatcher, and the results of each step. */
public final class RequestContext implements AutoCloseable {

  private final RestRequest request;
  private final PathPattern.Fit place;
  private final BodyReader bodies;
  private final LinkResolver resolver;
  private Agreement agreement = Agreement.USUAL;
  private Optional<User> identity = Optional.empty();
  private Optional<Payload> payload = Optional.empty();

  /** @param place how the request's path matches its endpoint */
  public RequestContext(RestRequest request, PathPattern.Fit place, BodyReader bodies, LinkResolver resolver) {
    this.request = request;
    this.place = place;
    this.bodies = bodies;
    this.resolver = resolver;
  }

  /** Sets the negotiated form of the response; until then, and when there is none, it is JSON. */
  public void agreeOn(Agreement form) {
    agreement = form;
  }

  /** Sets who sends the request; until then it is a stranger. */
  public void identifyAs(Optional<User> sender) {
    identity = sender;
  }

  /** The format that the address requests, by its suffix or else by its query. */
  public Optional<String> format() {
    return place.format().or(() -> request.query().last("format"));
  }

  public RestRequest request() {
    return request;
  }

  public Offer offer() {
    return agreement.offer();
  }

  public MediaType accepted() {
    return agreement.accepted();
  }

  public Optional<User> identity() {
    return identity;
  }

  /** The caller's account; only at endpoints that require one. */
  public User user() {
    return identity.orElseThrow(() -> RestException.challenge(RestErrorText.NOT_AUTHENTICATED));
  }

  /** The id at a named place in the path; anything but a number is the id of nothing. */
  public long id(String name) {
    return number(name).orElseThrow(RestException::notFound);
  }

  /** The number at a named place in the path; empty for anything else. */
  public Optional<Long> number(String name) {
    return Optional.of(capture(name)).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
  }

  /** Whether the path has a place of this name. */
  public boolean within(String name) {
    return place.captures().containsKey(name);
  }

  public String capture(String name) {
    return place.captures().get(name);
  }

  /** The body, read at the first call; with a low limit for somebody who has not signed in. */
  public Payload payload() {
    return payload(identity.map(BodyReader.BodySender::of).orElse(BodyReader.BodySender.STRANGER));
  }

  /** The body of a sender already identified by a session, read at the first call. */
  public Payload payload(BodyReader.BodySender sender) {
    if (payload.isEmpty()) {
      payload = Optional.of(bodies.read(request, sender));
    }
    return payload.get();
  }

  /** The body as input for the services. */
  public Input input() {
    return inputWith(payload().object());
  }

  /** The query values as input for the services. */
  public Input queryInput() {
    Map<String, String> values = request.query().lastValues();
    return new Input(Payload.form(values, Map.of()).object(), Input.Source.FORM, Map.of(), resolver);
  }

  /** The body with other values, such as where the request's address adds to its body. */
  public Input inputWith(ObjectNode values) {
    return new Input(values, payload().source(), Map.copyOf(payload().files()), resolver);
  }

  /** Reads the links that a request names objects by. */
  public LinkResolver resolver() {
    return resolver;
  }

  /** Addresses for the response, which keep the format requested in the address of the request. */
  public Links links() {
    return new Links(request.origin(), request.mediaOrigin(), place.format(), request.query().last("format"));
  }

  @Override
  public void close() {
    payload.ifPresent(Payload::close);
  }
}
