package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.media.NamedMedia;
import org.clipwright.services.project.ProjectCheck;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkRequest;

/** Checks whether a project can be rendered. */
public final class ProjectValidate implements ServiceAction {

  /** Clients match this text exactly. */
  static final String VALID = "Your project is valid!";

  private static final ActionSpec SPEC =
      new ActionSpec("validate", ResourceKind.PROJECT, ActionSpec.Method.READ,
          new ResourceSpec("Project Validate",
              "Checks whether this project can be rendered, and reports what prevents it.",
              List.of()),
          ActionSpec.AnswerForm.FINDINGS);

  /** For the curves of a clip in the timeline. */
  private static final long BYTES_A_CLIP = 8 << 10;

  private final ActionContext ports;

  public ProjectValidate(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    ObjectNode document = ports.document().of(ports.project(owner, subject));
    HeapShare.current().claimForAnswer(BYTES_A_CLIP * document.path("clips").size());
    NamedMedia named = NamedMedia.of(document, subject);
    ProjectCheck check = new ProjectCheck(
        path -> ports.media().find(named.key(path).orElse(path)).isPresent(),
        ports.catalog()::find,
        path -> named.key(path).isPresent() ? Optional.empty() : Optional.of(NamedMedia.refusal(path)),
        fonts -> ports.workers().call(owner, new WorkRequest.MissingFonts(fonts.families(),
            fonts.drawings().stream().map(path -> named.key(path).orElse(path)).toList())));
    List<ActionResult.Finding> findings = new ArrayList<>(check.findings(document));
    ports.projects().editorState(owner, subject).warnings()
        .forEach(warning -> findings.add(ActionResult.Finding.warning("project", warning)));
    String errors = findings.stream().filter(ActionResult.Finding::isError).map(ActionResult.Finding::sentence)
        .collect(Collectors.joining(" "));
    return new ActionResult.Findings(errors.isEmpty() ? VALID : errors, findings);
  }
}
