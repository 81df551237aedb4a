package org.clipwright.services.title.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.title.TitleCanvas;
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
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.secret.RandomHex;
import org.clipwright.services.title.TitleDesigns;
import org.clipwright.services.title.design.ComposedTitle;
import org.clipwright.services.title.design.TitleFields;

/** Creates a title from a template, as a new file of the project. */
public final class ProjectTitle implements ServiceAction {

  private static final int NAME_BYTES = 4;
  private static final ActionSpec SPEC =
      new ActionSpec("title", ResourceKind.PROJECT, ActionSpec.Method.WRITE,
          new ResourceSpec("Title", "Creates a title from a template, as a new file of this project.",
              fields()),
          ActionSpec.AnswerForm.NEW_FILE);

  private final ActionContext ports;

  public ProjectTitle(ActionContext ports) {
    this.ports = ports;
  }

  private static List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(FieldSpec.of("template", FieldKind.STRING, "The file name of the template.")
        .startingAt("Center-Text.svg"));
    fields.addAll(TitleFields.all());
    return fields;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project project = ports.project(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    TitleCanvas canvas = new TitleCanvas(project.profile().width(), project.profile().height());
    ComposedTitle title = new TitleDesigns(ports.titles(), ports.media(), ports.workers())
        .compose(owner, fields.text("template"), fields, canvas);
    try (StoredDrafts drafts = new StoredDrafts(ports.media(), owner)) {
      String key = drafts.put(project.id(), name(), new ByteArrayInputStream(title.svg()));
      ObjectNode info = ports.probe(owner).of(key, "text");
      ObjectNode json = JsonNodeFactory.instance.objectNode().set("title", title.about());
      ProjectFile file = ports.files().insert(new ProjectFile(0, owner, subject, key, info, json, null, null));
      drafts.keep();
      ports.notices().publish(Notices.Topic.PROJECT_CHANGED, subject);
      return new ActionResult.Resource(ResourceKind.FILE, file.id());
    }
  }

  private static String name() {
    return "title-" + RandomHex.ofBytes(NAME_BYTES) + ".svg";
  }
}
