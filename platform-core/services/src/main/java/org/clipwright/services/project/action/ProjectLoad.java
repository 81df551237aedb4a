package org.clipwright.services.project.action;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.Upload;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.project.ProjectArchive;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectText;
import org.clipwright.timeline.edit.ProjectMigration;
import org.clipwright.timeline.exchange.finalcut.EditorXml;
import org.clipwright.timeline.exchange.otio.OtioReader;

/**
 * Replaces everything in a project by the contents of an OpenShot project file or a document of another editor,
 * sent as JSON, in an archive with its media, or both. Until everything has been read and stored, the project stays
 * unchanged.
 */
public final class ProjectLoad implements ServiceAction {

  private static final String ARCHIVE = "archive";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** For the text of a project file; its parsed form is counted separately. */
  private static final long MOST_BYTES = 16L << 20;

  private static final List<String> XML = List.of(".fcpxml", ".xml");

  /** What the elements of a document take of memory, for each byte of its text. */
  private static final long BYTES_OF_XML = 16;

  private static final ActionSpec SPEC =
      new ActionSpec("load", ResourceKind.PROJECT, ActionSpec.Method.WRITE,
          new ResourceSpec("Project Load",
              "Replaces the files, clips and effects of this project with those of an OpenShot project file or a"
                  + " document of another editor.",
              List.of(
                  FieldSpec.of("json", FieldKind.JSON,
                      "The project file or OpenTimelineIO document.").startingAt(JsonNodeFactory.instance.objectNode())
                      .orNull(),
                  FieldSpec.of(ARCHIVE, FieldKind.FILE,
                      "A ZIP with the media, and the project file, OpenTimelineIO document, FCPXML or Final Cut"
                          + " Pro 7 XML unless it is given.")
                      .orNull())),
          ActionSpec.AnswerForm.SUBJECT);

  private final ActionContext ports;
  private final Path scratch;

  /**
   * Loads projects.
   *
   * @param scratch where archives are unpacked; created if missing
   */
  public ProjectLoad(ActionContext ports, Path scratch) {
    this.ports = ports;
    this.scratch = scratch;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project project = ports.project(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    ObjectNode given = fields.maybeJson("json").orElseGet(JsonNodeFactory.instance::objectNode);
    Optional<Upload> upload = fields.upload(ARCHIVE);
    if (upload.isEmpty() && given.isEmpty()) {
      throw ValidationException.of("json",
          "Send a project file or an OpenTimelineIO document as \"json\", a ZIP with one as \"archive\", or both.");
    }
    if (upload.isEmpty()) {
      load(project, converted(project, given), Optional.empty(), Optional.empty());
    } else {
      loadArchive(project, given, upload.get());
    }
    ports.notices().publish(Notices.Topic.PROJECT_CHANGED, subject);
    return new ActionResult.Resource(ResourceKind.PROJECT, subject);
  }

  private void loadArchive(Project project, ObjectNode given, Upload upload) {
    try (ProjectArchive archive = unpacked(upload)) {
      List<Path> projects = archive.projects();
      if (given.isEmpty()) {
        Path file = archive.projectFile();
        load(project, read(project, file), Optional.of(archive), Optional.of(file));
      } else {
        load(project, converted(project, given), Optional.of(archive),
            projects.size() == 1 ? Optional.of(projects.getFirst()) : Optional.empty());
      }
    } catch (PlatformException e) {
      boolean whole = e.code() == ErrorCode.INVALID && !(e instanceof ValidationException);
      throw whole ? ValidationException.of(ARCHIVE, e.getMessage()) : e;
    }
  }

  private ProjectArchive unpacked(Upload upload) {
    Path copy = null;
    try (InputStream content = ports.media().guarded(upload.open())) {
      Files.createDirectories(scratch);
      copy = Files.createTempFile(scratch, "archive-", ".zip");
      Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
      return ProjectArchive.unpack(
          copy, scratch, upload.name().isEmpty() ? "The archive" : upload.name(), ports.media()::guarded);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The archive cannot be stored for unpacking: " + e.getMessage(),
          e);
    } finally {
      remove(copy);
    }
  }

  private static void remove(Path copy) {
    try {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The archive cannot be removed: " + e.getMessage(), e);
    }
  }

  private static OtioReader.Found read(Project project, Path file) {
    boolean xml = XML.stream().anyMatch(file.getFileName().toString().toLowerCase(Locale.ROOT)::endsWith);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new PlatformException(ErrorCode.INVALID,
            file.getFileName() + " is larger than the " + MOST_BYTES + " bytes that a project file may have.");
      }
      HeapShare share = HeapShare.current();
      share.claimForBody(4 * Files.size(file));
      byte[] bytes = Files.readAllBytes(file);
      if (ProjectMigration.isPickled(bytes)) {
        throw new PlatformException(ErrorCode.INVALID, file.getFileName() + ProjectMigration.PICKLED);
      }
      String text = ProjectText.of(bytes);
      if (xml) {
        share.claimForBody(BYTES_OF_XML * bytes.length);
        return converted(() -> EditorXml.read(text, project.profile()));
      }
      share.claimForBody(2 * JsonWeight.of(text));
      JsonNode json = MAPPER.readTree(text);
      if (json instanceof ObjectNode object) {
        return converted(project, object);
      }
    } catch (JacksonException e) {
      throw new PlatformException(ErrorCode.INVALID,
          file.getFileName() + " is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.INVALID, file.getFileName() + " cannot be read as text.", e);
    }
    throw new PlatformException(ErrorCode.INVALID, file.getFileName() + " is not a project: it does not contain a"
        + " JSON object.");
  }

  private void load(
      Project project, OtioReader.Found found, Optional<ProjectArchive> archive, Optional<Path> file) {
    try (StoredDrafts drafts = new StoredDrafts(ports.media(), project.owner())) {
      ProjectMedia media = new ProjectMedia(ports, project, drafts, archive, file);
      LoadedProject loaded = LoadedProject.read(
          found, media, ports.probe(project.owner()), knownFiles(project), ports.catalog());
      List<String> forgotten = ports.transactions().call(() -> new ProjectReplacement(ports, project).by(loaded));
      drafts.keep();
      forgotten.forEach(ports.media()::delete);
    }
  }

  /** The document as it is, unless it is that of another editor. */
  private static OtioReader.Found converted(Project project, ObjectNode document) {
    return OtioReader.reads(document) ? converted(() -> OtioReader.read(document, project.profile()))
        : new OtioReader.Found(document, List.of());
  }

  private static OtioReader.Found converted(Supplier<OtioReader.Found> reader) {
    try {
      return reader.get();
    } catch (ProjectException e) {
      throw ValidationException.of("json", e.getMessage());
    }
  }

  private List<ProjectFile> knownFiles(Project project) {
    return ports.files().all(project.owner(), OwnedRepository.Filter.project(project.id()));
  }
}
