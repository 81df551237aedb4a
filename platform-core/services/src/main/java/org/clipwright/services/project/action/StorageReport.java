package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.caption.CaptionFile;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Reports how many bytes the media of a project, a file or an export take. */
public final class StorageReport implements ServiceAction {

  private static final String NOTED = "json";

  private final ActionContext ports;
  private final ActionSpec spec;

  public StorageReport(ActionContext ports, ResourceKind subject) {
    this.ports = ports;
    this.spec = new ActionSpec("storage", subject, ActionSpec.Method.READ,
        new ResourceSpec(ResourceSpecs.of(subject).name() + " Storage", "The size of the media in bytes.",
            List.of(backend())),
        ActionSpec.Answer.DOCUMENT);
  }

  private static FieldSpec backend() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("local", "The stored objects");
    choices.put("cloud", "The stored objects, wherever they are");
    choices.put(NOTED, "The sizes recorded on arrival");
    return FieldSpec.choice("backend", "local", choices, "Where the sizes come from; all sources give the same"
        + " result.");
  }

  @Override
  public ActionSpec spec() {
    return spec;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Media media = mediaOf(owner, subject);
    String backend = FieldReader.complete(spec.takes(), input).text("backend");
    long files = media.files().stream().mapToLong(file -> backend.equals(NOTED) ? noted(file) : stored(file.key()))
        .sum();
    long outputs = media.outputs().stream().mapToLong(this::stored).sum();
    return new ActionResult.Document(
        JsonNodeFactory.instance.objectNode().put("backend", backend).put("storage", files + outputs));
  }

  /** What is measured. */
  private record Media(List<ProjectFile> files, List<String> outputs) {}

  private Media mediaOf(UserId owner, long subject) {
    return switch (spec.subject()) {
      case PROJECT -> {
        Filter own = Filter.project(ports.project(owner, subject).id());
        yield new Media(ports.files().all(owner, own), outputs(owner, own));
      }
      case FILE -> new Media(List.of(ports.file(owner, subject)), List.of());
      case EXPORT -> {
        Export export = ports.exports().find(owner, subject).orElseThrow(PlatformException::notFound);
        yield new Media(List.of(), CaptionFile.stored(export));
      }
      case CLIP, EFFECT -> throw new IllegalStateException("A " + spec.subject().word() + " has no media of its own.");
    };
  }

  private List<String> outputs(UserId owner, Filter own) {
    List<String> outputs = new ArrayList<>();
    ports.exports().forEach(owner, own, export -> outputs.addAll(CaptionFile.stored(export)));
    return outputs;
  }

  private long stored(String key) {
    return Stream.of(key).flatMap(name -> ports.media().find(name).stream()).mapToLong(StoredObject::size).sum();
  }

  /**
   * Still pictures record the size of their pixels, as the original does; so their stored objects are measured instead.
   */
  private long noted(ProjectFile file) {
    boolean still = file.info().path("has_single_image").asBoolean(false);
    return still ? stored(file.key()) : file.info().path("file_size").asLong(0);
  }
}
