package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.export.StoredOutput;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;

/**
 * Fields computed by actions; those of projects are as expensive as the action itself, which the cost of documents
 * reflects.
 */
final class ActionFields {

  private static final String STORAGE = "storage";

  private final ServiceActions actions;
  private final MediaStore media;

  private record Exchanged(String fileName, String text, List<String> warnings) {}

  private record Validation(boolean valid, String message, List<ActionResult.Finding> errors,
      List<ActionResult.Finding> warnings) {}

  ActionFields(ServiceActions actions, MediaStore media) {
    this.actions = actions;
    this.media = media;
  }

  void addTo(TypeFields<Project> projects, TypeFields<ProjectFile> files, TypeFields<Export> exports) {
    projects
        .with("thumbnailUrl", (project, environment) -> thumbnail(environment, ResourceKind.PROJECT, project.id()))
        .with("frameUrl", (project, environment) -> frame(environment, project.id()))
        .with("previewUrl", (project, environment) -> preview(environment, project.id()))
        .with("downloadUrl",
            (project, environment) -> Addresses.download(environment, ResourceKind.PROJECT, project.id()))
        .with("document", (project, environment) -> document(environment, ResourceKind.PROJECT, "json", project.id()))
        .with("exchange", (project, environment) -> exchanged(environment, project.id()))
        .with("validation", (project, environment) -> validation(environment, project.id()))
        .with("storedBytes",
            (project, environment) -> document(environment, ResourceKind.PROJECT, STORAGE, project.id()).path(STORAGE)
                .asLong())
        .with("findFiles", (project, environment) -> find(environment, project.id()));
    files
        .with("thumbnailUrl", (file, environment) -> thumbnail(environment, ResourceKind.FILE, file.id()))
        .with("spriteUrl", (file, environment) -> overview(environment, file.id(), "sprite"))
        .with("peaksUrl", (file, environment) -> overview(environment, file.id(), "peaks"))
        .with("storedBytes", (file, _) -> bytes(List.of(file.key())));
    exports.with("storedBytes", (export, _) -> new StoredOutput(media, export).bytes());
  }

  static TypeRuntimeWiring wiring() {
    return new TypeFields<Validation>("ProjectValidation")
        .plain("valid", Validation::valid)
        .plain("message", Validation::message)
        .plain("errors", Validation::errors)
        .plain("warnings", Validation::warnings).wiring();
  }

  static TypeRuntimeWiring exchangeWiring() {
    return new TypeFields<Exchanged>("ExchangeDocument")
        .plain("fileName", Exchanged::fileName)
        .plain("text", Exchanged::text)
        .plain("warnings", Exchanged::warnings).wiring();
  }

  static TypeRuntimeWiring findingWiring() {
    return new TypeFields<ActionResult.Finding>("Finding")
        .plain("subject", ActionResult.Finding::subject)
        .plain("message", ActionResult.Finding::sentence).wiring();
  }

  private static String thumbnail(DataFetchingEnvironment environment, ResourceKind kind, long id) {
    return drawn(environment, Addresses.of(environment, kind, id, "thumbnail"));
  }

  private static String overview(DataFetchingEnvironment environment, long file, String name) {
    return drawn(environment, Addresses.of(environment, ResourceKind.FILE, file, name));
  }

  /** The address of what is drawn with the arguments of a field. */
  private static String drawn(DataFetchingEnvironment environment, String address) {
    String query = query(environment);
    return Addresses.signed(environment, query.isEmpty() ? address : address + "?" + query);
  }

  /** The arguments of a field as a query; the REST API has the words of enumerations in lower case. */
  private static String query(DataFetchingEnvironment environment) {
    return environment.getArguments().entrySet().stream()
        .filter(argument -> argument.getValue() != null)
        .map(argument -> FieldNames.inServices(argument.getKey()) + "="
            + argument.getValue().toString().toLowerCase(Locale.ROOT))
        .sorted().collect(Collectors.joining("&"));
  }

  private static String frame(DataFetchingEnvironment environment, long project) {
    int number = Optional.ofNullable(environment.<Integer>getArgument("number")).orElse(1);
    if (number < 1) {
      throw new InputException("Frames are counted from 1.");
    }
    String query = Stream.of("format", "height", "width")
        .filter(name -> environment.getArgument(name) != null)
        .map(name -> name + "=" + environment.getArgument(name).toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("&"));
    return Addresses.signed(
        environment, Addresses.of(environment, ResourceKind.PROJECT, project, "frame/" + number) + "?" + query);
  }

  /** The document that the ZIP of the REST API holds beside the media. */
  private Exchanged exchanged(DataFetchingEnvironment environment, long id) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    values.put("format", environment.getArgument("format").toString().toLowerCase(Locale.ROOT));
    Optional.ofNullable(environment.<Integer>getArgument("layer"))
        .ifPresent(layer -> values.putObject("json").put("layer", layer));
    if (run(environment, ResourceKind.PROJECT, "download/format", id, values) instanceof ActionResult.Archive archive) {
      Map.Entry<String, String> text = archive.texts().firstEntry();
      return new Exchanged(text.getKey(), text.getValue(),
          archive.texts().getOrDefault("warnings.txt", "").lines().toList());
    }
    throw new IllegalStateException("Writing the format of another editor returned no archive.");
  }

  private static String preview(DataFetchingEnvironment environment, long project) {
    return Addresses.signed(
        environment, Addresses.of(environment, ResourceKind.PROJECT, project) + "preview/master.m3u8");
  }

  private ActionResult run(DataFetchingEnvironment environment, ResourceKind kind, String name, long id) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    environment.getArguments()
        .forEach((argument, value) -> values.set(FieldNames.inServices(argument), Json.node(value)));
    return run(environment, kind, name, id, values);
  }

  private ActionResult run(
      DataFetchingEnvironment environment, ResourceKind kind, String name, long id, ObjectNode values) {
    return actions.find(kind, name).orElseThrow()
        .run(SignedInCaller.owner(environment), id, Input.json(values, new IdLinks()));
  }

  private ObjectNode document(DataFetchingEnvironment environment, ResourceKind kind, String name, long id) {
    if (run(environment, kind, name, id) instanceof ActionResult.Document(ObjectNode json)) {
      return json;
    }
    throw new IllegalStateException("The action " + name + " returned no document.");
  }

  private long bytes(List<String> keys) {
    return keys.stream().flatMap(key -> media.find(key).stream()).mapToLong(StoredObject::size).sum();
  }

  private Validation validation(DataFetchingEnvironment environment, long id) {
    if (run(environment, ResourceKind.PROJECT, "validate", id) instanceof ActionResult.Findings found) {
      return new Validation(found.isValid(), found.sentence(), found.of(ActionResult.Finding.Weight.ERROR),
          found.of(ActionResult.Finding.Weight.WARNING));
    }
    throw new IllegalStateException("Validation returned no findings.");
  }

  private List<ProjectFile> find(DataFetchingEnvironment environment, long id) {
    return run(environment, ResourceKind.PROJECT, "files/find",
        id) instanceof ActionResult.Files(List<ProjectFile> files)
            ? files
            : List.of();
  }
}
