package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.export.StoredOutput;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Reports how many bytes the media of a project, a file or an export take. */
public final class StorageReport implements ServiceAction {

  private static final String CLOUD = "cloud";
  private static final String NOTED = "json";

  private final ActionContext ports;
  private final ActionSpec spec;

  public StorageReport(ActionContext ports, ResourceKind subject) {
    this.ports = ports;
    this.spec = new ActionSpec("storage", subject, ActionSpec.Method.READ,
        new ResourceSpec(ResourceSpecs.of(subject).name() + " Storage", "The size of the media in bytes.",
            List.of(backend())),
        ActionSpec.AnswerForm.DOCUMENT);
  }

  private static FieldSpec backend() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("local", "The stored objects");
    choices.put(CLOUD, "Everything stored below its path, including objects that others put there");
    choices.put(NOTED, "The sizes recorded on arrival");
    return FieldSpec.choice("backend", "local", choices, "Where the sizes come from; all give the same result,"
        + " unless other objects lie in the same path.");
  }

  @Override
  public ActionSpec spec() {
    return spec;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Media media = mediaOf(owner, subject);
    String backend = FieldReader.complete(spec.takes(), input).text("backend");
    return new ActionResult.Document(
        JsonNodeFactory.instance.objectNode().put("backend", backend).put("storage", bytes(media, backend)));
  }

  private long bytes(Media media, String backend) {
    if (backend.equals(CLOUD)) {
      return media.paths().stream().mapToLong(ports.media()::size).sum()
          + media.files().stream().map(ProjectFile::key).filter(media::isElsewhere).mapToLong(this::stored).sum();
    }
    return media.files().stream().mapToLong(file -> backend.equals(NOTED) ? noted(file) : stored(file.key())).sum()
        + media.outputs();
  }

  /**
   * What is measured.
   *
   * @param outputs the bytes of what was exported
   * @param paths what the keys of all of it begin with, unless media came from another project
   */
  private record Media(List<ProjectFile> files, long outputs, List<String> paths) {

    boolean isElsewhere(String key) {
      return paths.stream().noneMatch(key::startsWith);
    }
  }

  private Media mediaOf(UserId owner, long subject) {
    return switch (spec.subject()) {
      case PROJECT -> {
        long project = ports.project(owner, subject).id();
        Filter own = Filter.project(project);
        yield new Media(ports.files().all(owner, own), outputs(owner, own),
            List.of(MediaNames.fileFolder(project), MediaNames.outputFolder(project)));
      }
      case FILE -> {
        ProjectFile file = ports.file(owner, subject);
        yield new Media(List.of(file), 0, List.of(file.key() + "/"));
      }
      case EXPORT -> {
        Export export = ports.exports().find(owner, subject).orElseThrow(PlatformException::notFound);
        yield new Media(List.of(), new StoredOutput(ports.media(), export).bytes(),
            List.of(MediaNames.outputs(export.project(), export.id())));
      }
      case CLIP, EFFECT -> throw new IllegalStateException("A " + spec.subject().word() + " has no media of its own.");
    };
  }

  private long outputs(UserId owner, Filter own) {
    LongAdder bytes = new LongAdder();
    ports.exports().forEach(owner, own, export -> bytes.add(new StoredOutput(ports.media(), export).bytes()));
    return bytes.sum();
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
