package org.clipwright.services.file.action;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Lists the files of a project that a span of its timeline shows, or that match a name. */
public final class FilesFind implements ServiceAction {

  private static final double LONGEST = 1_000_000_000;
  private static final ActionSpec SPEC =
      new ActionSpec("files/find", ResourceKind.PROJECT, ActionSpec.Method.READ,
          new ResourceSpec("File Find", "The files that a span of the timeline shows, or those with a given name.",
              List.of(
                  FieldSpec.of("position_in_seconds", FieldKind.FLOAT, "Where the span begins on the timeline.")
                      .optional().between(0, LONGEST),
                  FieldSpec.of("length_in_seconds", FieldKind.FLOAT, "The length of the span (default: to the end).")
                      .optional().between(0, LONGEST),
                  FieldSpec.of("filename_contains", FieldKind.STRING, "A part of the file's name.")
                      .startingAt("").orBlank())),
          ActionSpec.AnswerForm.FILES);

  private final ActionContext ports;

  public FilesFind(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project project = ports.project(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    String part = fields.text("filename_contains").toLowerCase(Locale.ROOT);
    List<ProjectFile> found = new ArrayList<>();
    forEachCandidate(project, fields, file -> {
      if (file.name().toLowerCase(Locale.ROOT).contains(part)) {
        found.add(file);
      }
    });
    return new ActionResult.Files(found);
  }

  /** Without a span, all files are candidates, shown or not. */
  private void forEachCandidate(Project project, Fields fields, Consumer<ProjectFile> action) {
    Optional<Double> position = fields.maybeReal("position_in_seconds");
    Optional<Double> length = fields.maybeReal("length_in_seconds");
    Filter own = Filter.project(project.id());
    if (position.isEmpty() && length.isEmpty()) {
      ports.files().forEach(project.owner(), own, action);
      return;
    }
    double from = position.orElse(0.0);
    double to = length.map(seconds -> from + seconds).orElse(Double.POSITIVE_INFINITY);
    Set<Long> shown = new HashSet<>();
    ports.clips().forEach(project.owner(), own, clip -> {
      if (clip.position() < to && clip.position() + clip.end() - clip.start() > from) {
        shown.add(clip.file());
      }
    });
    ports.files().findAll(project.owner(), shown).stream().sorted(Comparator.comparingLong(ProjectFile::id))
        .forEach(action);
  }
}
