package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clipwright.rest.html.ApiPage;
import org.clipwright.rest.html.CodeSample;
import org.clipwright.rest.html.Html;
import org.clipwright.rest.html.Link;
import org.clipwright.rest.html.RawForm;
import org.clipwright.rest.html.RequestForms;
import org.clipwright.rest.html.ShownRequest;
import org.clipwright.rest.html.page.JteendpointGenerated;
import org.clipwright.rest.html.page.JtelogInGenerated;
import org.clipwright.rest.html.page.JtelogOutGenerated;
import org.clipwright.rest.html.page.JtenotFoundGenerated;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.FieldKind;

/**
 * The pages of the API in a browser: each shows a request with its response, and forms for what else can be sent there.
 *
 * <p>They work without scripts, except for PUT and DELETE, which forms cannot send.
 */
public final class BrowsablePages implements PageRenderer {

  private static final Content NOTHING = _ -> {};

  private final PageViews views;
  private final PageForms forms;

  public BrowsablePages(PageViews views) {
    this.views = views;
    this.forms = new PageForms(views);
  }

  @Override
  public byte[] page(PageView view) {
    RequestContext exchange = view.exchange();
    boolean refused = view.answer().status() == 401 || view.answer().status() == 403;
    ApiPage page = new ApiPage(view.endpoint().title(), exchange.identity(), true, view.csrfToken(),
        ApiPage.above(exchange.request().path()));
    ShownRequest request = request(view, refused ? "" : view.endpoint().description());
    boolean missing = view.answer().status() == 404 && exchange.within("id");
    RequestForms sendable =
        exchange.identity().isEmpty() || refused || missing ? RequestForms.NONE : forms.of(view);
    Content object = view.answer().status() == 200
        ? views.of(view.endpoint(), exchange, view.answer().body()).orElse(NOTHING) : NOTHING;
    return Html.page(out -> JteendpointGenerated.render(out, null, page, request, sendable, samples(view), object));
  }

  private static ShownRequest request(PageView view, String description) {
    RestRequest request = view.exchange().request();
    String headers = view.answer().headers().stream()
        .map(header -> header.getName() + ": " + header.getValue() + "\n").collect(Collectors.joining());
    Optional<String> json = view.endpoint().offers().contains(Offer.JSON) && !view.answer().body().isMissingNode()
        ? Optional.of(request.path() + request.query().with("format", "json").suffix())
        : Optional.empty();
    return new ShownRequest(request.method(), request.path(), request.path() + request.query().suffix(), json,
        description, view.answer().status(), "\nAllow: " + view.endpoint().allow() + "\n" + headers + "\n",
        view.answer().body().isMissingNode()
            ? List.of() : ShownRequest.parts(JsonText.indented(view.answer().body(), 4)),
        actions(view.answer().body()));
  }

  /** Links to the actions of the shown object, and to the previous and next pages. */
  private static List<Link> actions(JsonNode body) {
    List<Link> actions = new ArrayList<>();
    for (String side : new String[] {"previous", "next"}) {
      if (leads(body.path(side))) {
        actions.add(Link.to(body.path(side).asText(), side));
      }
    }
    for (JsonNode action : body.path("actions")) {
      if (leads(action)) {
        actions.add(Link.to(action.asText(),
            action.asText().replaceFirst("^https?://[^/]+/\\w+/\\d+/", "").replaceFirst("/$", "")));
      }
    }
    return actions;
  }

  /** Whether a value is a web address; user data may contain anything here. */
  private static boolean leads(JsonNode value) {
    return value.isTextual() && value.asText().matches("(?s)https?://.*");
  }

  private static List<CodeSample.Section> samples(PageView view) {
    RequestContext exchange = view.exchange();
    String address = exchange.request().origin() + exchange.request().path();
    List<CodeSample.Section> samples = new ArrayList<>();
    if (view.endpoint().operation(Verb.GET).isPresent()) {
      samples.add(new CodeSample.Section("Code samples", CodeSamples.reading(address)));
    }
    view.endpoint().operation(Verb.POST).flatMap(Operation::input).ifPresent(
        input -> samples.add(new CodeSample.Section("Code samples for POST", sending(exchange, address, input))));
    return samples;
  }

  private static List<CodeSample> sending(RequestContext exchange, String address, BodySpec input) {
    ObjectNode body = new RawForm(List.of(Verb.POST), address, input, MissingNode.getInstance(), "").body();
    if (body.has("project") && exchange.within("id") && address.contains("/projects/")) {
      body.put("project", exchange.request().origin() + "/projects/" + exchange.capture("id") + "/");
    }
    return input.shape().writable().stream().filter(field -> field.kind() == FieldKind.FILE).findFirst()
        .map(file -> CodeSamples.uploading(address, file.name(), body))
        .orElseGet(() -> CodeSamples.posting(address, body));
  }

  @Override
  public byte[] unknownPath(RestRequest request) {
    return Html.page(out -> JtenotFoundGenerated.render(out, null, ApiPage.alone("Not Found", "")));
  }

  @Override
  public byte[] login(LoginForm form) {
    ApiPage page = ApiPage.alone("Log in", form.csrfToken());
    return Html.page(out -> JtelogInGenerated.render(out, null, page, form.next(), form.username(), form.error()));
  }

  @Override
  public byte[] logout(LogoutForm form) {
    ApiPage page = ApiPage.alone("Log out", form.csrfToken());
    return Html.page(out -> JtelogOutGenerated.render(out, null, page, form.action(), form.next(), form.error()));
  }
}
