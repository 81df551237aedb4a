package org.clipwright.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clipwright.rest.request.Links;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.services.catalog.CatalogJson;
import org.clipwright.services.export.OutputFormats;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.timeline.ChannelLayout;

/** What there is to choose from for the fields of forms: values with what they mean. */
final class FieldSuggestions {

  /** A browser searches in as many as it gets; those of more objects can be typed. */
  private static final int MOST_OBJECTS = 200;
  private static final int MOST_FORMATS = 5;

  private final RestServices services;

  FieldSuggestions(RestServices services) {
    this.services = services;
  }

  Map<String, String> of(FieldSpec field, RequestContext exchange) {
    if (field.target().isPresent()) {
      return objects(field.target().get(), exchange);
    }
    OutputFormats formats = OutputFormats.all();
    return switch (field.name()) {
      case "video_format" -> named(formats.formats(), Function.identity(), _ -> "");
      case "video_codec" -> codecs(OutputFormats::videoCodecs);
      case "audio_codec" -> codecs(OutputFormats::audioCodecs);
      case "channel_layout" -> named(List.of(ChannelLayout.values()), layout -> Integer.toString(layout.mask()),
          ChannelLayout::title);
      case "type" ->
          named(services.catalogues().effects().all(), effect -> effect.className(), effect -> effect.name());
      case "preset" -> catalogue(CatalogJson.presets());
      case "curve" -> catalogue(CatalogJson.curves());
      case "template" -> named(services.catalogues().titles().all(), template -> template.name(),
          template -> template.description());
      case "model" -> named(services.catalogues().speech().all(), SpeechModels.Choice::fullName,
          choice -> choice.model().description());
      default -> Map.of();
    };
  }

  private static <T> Map<String, String> named(
      List<T> some, Function<T, String> value, Function<T, String> meaning) {
    Map<String, String> named = new LinkedHashMap<>();
    some.forEach(one -> named.put(value.apply(one), meaning.apply(one)));
    return named;
  }

  private static Map<String, String> catalogue(ArrayNode list) {
    Map<String, String> named = new LinkedHashMap<>();
    list.forEach(entry -> named.put(entry.path("name").asText(), entry.path("description").asText()));
    return named;
  }

  private static Map<String, String> codecs(BiFunction<OutputFormats, String, List<String>> inFormat) {
    OutputFormats formats = OutputFormats.all();
    Stream<String> codecs =
        formats.formats().stream().flatMap(format -> inFormat.apply(formats, format).stream()).distinct().sorted();
    return named(codecs.toList(), Function.identity(), codec -> {
      List<String> holding = formats.formatsFor(codec);
      String some = String.join(", ", holding.subList(0, Math.min(MOST_FORMATS, holding.size())));
      return "in " + some + (holding.size() > MOST_FORMATS ? " and " + (holding.size() - MOST_FORMATS) + " more" : "");
    });
  }

  /** The newest objects; within a project, only those of the project. */
  private Map<String, String> objects(ResourceKind target, RequestContext exchange) {
    return switch (target) {
      case PROJECT -> listed(services.resources().projects(), OwnedRepository.Filter.ALL, exchange, target, Project::id,
          Project::name);
      case FILE ->
          listed(services.resources().files(), within(exchange), exchange, target, ProjectFile::id, FileViews::name);
      case CLIP, EFFECT, EXPORT -> Map.of();
    };
  }

  private static OwnedRepository.Filter within(RequestContext exchange) {
    boolean inProject = exchange.request().path().startsWith("/projects/") && exchange.within("id");
    return inProject
        ? exchange.number("id").map(OwnedRepository.Filter::project).orElse(OwnedRepository.Filter.ALL)
        : OwnedRepository.Filter.ALL;
  }

  private static <T> Map<String, String> listed(
      ResourceService<T> service, OwnedRepository.Filter within, RequestContext exchange, ResourceKind kind,
      Function<T, Long> id, Function<T, String> name) {
    UserId owner = exchange.user().id();
    Links links = exchange.links();
    return named(service.list(owner, Newest.of(within), 0, MOST_OBJECTS), one -> links.to(kind, id.apply(one)), name);
  }
}
