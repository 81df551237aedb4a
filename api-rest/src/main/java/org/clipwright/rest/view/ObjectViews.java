package org.clipwright.rest.view;

import com.fasterxml.jackson.databind.JsonNode;
import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.html.ShownFile;
import org.clipwright.rest.html.ShownProject;
import org.clipwright.rest.html.ShownRender;
import org.clipwright.rest.html.view.JtefileGenerated;
import org.clipwright.rest.html.view.JteprojectGenerated;
import org.clipwright.rest.html.view.JterenderGenerated;
import org.clipwright.rest.page.PageViews;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.resource.UserId;

/** Shows objects to people, above their JSON: projects, files and exports. */
public final class ObjectViews implements PageViews {

  private final RestServices services;
  private final ExportViews exports;
  private final ProjectViews projects;
  private final FieldSuggestions suggestions;

  public ObjectViews(RestServices services) {
    this.services = services;
    this.exports = new ExportViews(services.resources().exports(), services.webhooks());
    this.projects = new ProjectViews(services, exports);
    this.suggestions = new FieldSuggestions(services);
  }

  @Override
  public Optional<Content> of(Endpoint endpoint, RequestContext exchange, JsonNode object) {
    if (exchange.identity().isEmpty() || !object.path("id").isIntegralNumber()) {
      return Optional.empty();
    }
    UserId owner = exchange.user().id();
    long id = object.path("id").asLong();
    return Optional.ofNullable(switch (endpoint.path().text()) {
      case "/projects/{id}/" -> project(projects.shown(owner, id, frame(exchange), exchange.links()));
      case "/files/{id}/", "/projects/{id}/files/{item}/" ->
          file(FileViews.shown(services.resources().files().find(owner, id), exchange.links()));
      case "/exports/{id}/", "/projects/{id}/exports/{item}/" -> export(exports.shown(owner, id, exchange.links()));
      default -> null;
    });
  }

  @Override
  public Map<String, String> suggestions(FieldSpec field, RequestContext exchange) {
    return suggestions.of(field, exchange);
  }

  /** The frame that the slider sends without a script. */
  private static long frame(RequestContext exchange) {
    return exchange.request().query().last("frame").filter(text -> text.matches("[0-9]{1,12}")).map(Long::parseLong)
        .orElse(1L);
  }

  private static Content project(ShownProject shown) {
    return out -> JteprojectGenerated.render((HtmlTemplateOutput) out, null, shown);
  }

  private static Content file(ShownFile shown) {
    return out -> JtefileGenerated.render((HtmlTemplateOutput) out, null, shown);
  }

  private static Content export(ShownRender shown) {
    return out -> JterenderGenerated.render((HtmlTemplateOutput) out, null, shown);
  }
}
