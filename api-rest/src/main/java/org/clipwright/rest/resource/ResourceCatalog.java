package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;

/** The five resources with their lists and objects. */
public final class ResourceCatalog {

  private static final Map<String, String> NEW_PROJECT = Map.of("New project", """
      {"name": "Example Project", "width": 1920, "height": 1080, "fps_num": 30, "fps_den": 1, "sample_rate": 44100,
       "channels": 2, "channel_layout": 3, "json": "{}"}""");
  private static final Map<String, String> NEW_FILE = Map.of("Import from an address", """
      {"media": null, "project": "http://127.0.0.1:8080/projects/36/",
       "json": {"url": "https://example.com/file.mp4", "name": "Custom-Filename.mp4"}}""");
  private static final Map<String, String> NEW_CLIP = Map.of("Ten seconds of a file", """
      {"file": "http://127.0.0.1:8080/files/421/", "position": 0.0, "start": 0.0, "end": 10.0, "layer": 1,
       "project": "http://127.0.0.1:8080/projects/147/", "json": "{}"}""");
  private static final Map<String, String> NEW_EFFECT = Map.of("Negative colours", """
      {"title": "Negative Effect", "type": "Negate", "position": 0.0, "start": 0.0, "end": 10.0, "layer": 1,
       "project": "http://127.0.0.1:8080/projects/147/", "json": "{}"}""");
  private static final Map<String, String> NEW_EXPORT = Map.of("A video of the whole project", """
      {"video_format": "mp4", "video_codec": "libx264", "video_bitrate": "8.0 Mb/sec", "audio_codec": "ac3",
       "audio_bitrate": "192 kb/sec", "start_frame": 1, "end_frame": -1,
       "project": "http://127.0.0.1:8080/projects/147/", "json": "{}"}""");

  private final RestServices services;
  private final ResourceEndpoints<Project> projects;
  private final List<ResourceEndpoints<?>> parts;

  public ResourceCatalog(RestServices services) {
    this.services = services;
    Representations shown =
        new Representations(
            services.representation(), services.resources().projects(), services.resources().files(),
            services.resources().exports());
    this.projects = of(new Resource<>(
        ResourceKind.PROJECT, services.resources().projects(), shown::projects, Project::id, NEW_PROJECT));
    this.parts = List.of(
        of(new Resource<>(ResourceKind.FILE, services.resources().files(),
            (_, some, links) -> Representations.files(some, links),
            ProjectFile::project, NEW_FILE)),
        of(new Resource<>(ResourceKind.CLIP, services.resources().clips(), shown::clips, ProjectClip::project,
            NEW_CLIP)),
        of(new Resource<>(ResourceKind.EFFECT, services.resources().effects(),
            (_, some, links) -> shown.effects(some, links),
            ProjectEffect::project, NEW_EFFECT)),
        of(new Resource<>(ResourceKind.EXPORT, services.resources().exports(),
            shown::exports, Export::project, NEW_EXPORT)));
  }

  public List<Endpoint> endpoints() {
    return Stream.of(
        Stream.of(new FrameEndpoint(services.drawing().frames()).endpoint()),
        new PreviewEndpoints(services.drawing().preview()).endpoints().stream(),
        new OverviewEndpoints(services.drawing().overviews(), services.accounts()).endpoints().stream(),
        actions().stream(),
        projects.top().stream(),
        parts.stream().flatMap(part -> part.nested().stream()),
        parts.stream().flatMap(part -> part.top().stream()))
        .flatMap(endpoints -> endpoints).toList();
  }

  /** Before the objects, since {@code files/find} looks like an object's address too. */
  private List<Endpoint> actions() {
    return all().flatMap(kind -> kind.actions(actionsOf(kind.kind())).stream()).toList();
  }

  private ActionEndpoints actionsOf(ResourceKind kind) {
    return new ActionEndpoints(services.actions().of(kind), this::shown, services.media());
  }

  private ObjectNode shown(ResourceKind kind, long id, RequestContext exchange) {
    return all().filter(part -> part.kind() == kind).findFirst().orElseThrow().shown(exchange, id);
  }

  private Stream<ResourceEndpoints<?>> all() {
    return Stream.concat(Stream.of(projects), parts.stream());
  }

  private <T> ResourceEndpoints<T> of(Resource<T> resource) {
    return new ResourceEndpoints<>(resource, services.resources().projects());
  }
}
