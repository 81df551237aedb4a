package org.clipwright.rest.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.clipwright.http.MediaType;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.ErrorText;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.Payload;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.services.account.User;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.LinkResolver;

/** One request on its way through the steps of the dispatcher, and what each step found out. */
public final class RequestContext implements AutoCloseable {

  private final RestRequest request;
  private final Router.Match match;
  private final BodyReader bodies;
  private final LinkResolver resolver;
  private Negotiator.Agreement agreement = new Negotiator.Agreement(Offer.JSON, MediaType.parse("*/*"));
  private Optional<User> identity = Optional.empty();
  private Optional<Payload> payload = Optional.empty();

  public RequestContext(RestRequest request, Router.Match match, BodyReader bodies, LinkResolver resolver) {
    this.request = request;
    this.match = match;
    this.bodies = bodies;
    this.resolver = resolver;
  }

  /** Agrees on the form of the answer; until then, and when there is none, it is JSON. */
  public void agree() {
    Optional<String> format = match.fit().format().or(() -> request.query().last("format"));
    agreement = endpoint().lenient()
        ? Negotiator.agreeOrFirst(endpoint().offers(), format, request.header("Accept"))
        : Negotiator.agree(endpoint().offers(), format, request.header("Accept"));
  }

  public void identify(Identification identification) {
    if (endpoint().access() == Access.PUBLIC) {
      identification.countStranger(this);
    } else {
      identity = identification.identify(this);
    }
  }

  public RestRequest request() {
    return request;
  }

  public Endpoint endpoint() {
    return match.endpoint();
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

  /** The account that asks; only at endpoints that require one. */
  public User user() {
    return identity.orElseThrow(() -> Identification.challenge(ErrorText.NOT_AUTHENTICATED));
  }

  /** The id in a place of the path; what is no number is the id of nothing. */
  public long id(String name) {
    String text = capture(name);
    if (!text.matches("[0-9]{1,18}")) {
      throw RestException.notFound();
    }
    return Long.parseLong(text);
  }

  /** Whether the path has a place of this name. */
  public boolean within(String name) {
    return match.fit().captures().containsKey(name);
  }

  public String capture(String name) {
    return match.fit().captures().get(name);
  }

  /** The body, read at the first call; little of it from somebody who has not signed in. */
  public Payload payload() {
    return payload(identity.map(BodyReader.Sender::of).orElse(BodyReader.Sender.STRANGER));
  }

  /** The body of a sender whom a session names already, read at the first call. */
  public Payload payload(BodyReader.Sender sender) {
    if (payload.isEmpty()) {
      payload = Optional.of(bodies.read(request, sender));
    }
    return payload.get();
  }

  /** The body as the services take it. */
  public Input input() {
    return inputWith(payload().object());
  }

  /** The values in the address, as the services take them. */
  public Input queryInput() {
    Map<String, String> values = request.query().lastValues();
    return new Input(Payload.form(values, Map.of()).object(), Input.Source.FORM, Map.of(), resolver);
  }

  /** The body with other values, as where the address of the request says more than its body. */
  public Input inputWith(ObjectNode values) {
    return new Input(values, payload().source(), Map.copyOf(payload().files()), resolver);
  }

  /** Reads the links that a request names objects by. */
  public LinkResolver resolver() {
    return resolver;
  }

  /** Addresses for the answer, which keep the format that was asked for in the address of the request. */
  public Links links() {
    return new Links(request.origin(), request.mediaOrigin(), match.fit().format(), request.query().last("format"));
  }

  @Override
  public void close() {
    payload.ifPresent(Payload::close);
  }
}
