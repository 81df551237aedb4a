package org.clipwright.services.file.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
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
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Starts the transcription of a file; the file's JSON reports its progress. */
public final class FileTranscribe implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("transcribe", ResourceKind.FILE, ActionSpec.Method.WRITE,
          new ResourceSpec("File Transcribe", "Transcribes the speech in this file, or translates it into English.",
              List.of(
                  FieldSpec.of("model", FieldKind.STRING, "The model to use; larger ones are slower and more"
                      + " accurate.")
                      .startingAt("base").upTo(100),
                  FieldSpec.of("language", FieldKind.STRING,
                      "The code of the spoken language (default: detected automatically).")
                      .startingAt("").orBlank().upTo(16),
                  FieldSpec.of("translate", FieldKind.BOOLEAN, "Whether to translate the text into English.")
                      .startingAt(false),
                  FieldSpec.of("args", FieldKind.JSON, "Settings for the engine.")
                      .startingAt(JsonNodeFactory.instance.objectNode()))),
          ActionSpec.AnswerForm.SUBJECT);

  private final ActionContext ports;

  public FileTranscribe(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    ProjectFile file = ports.file(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    ports.transcriptions().start(
        file, fields.text("model"), fields.text("language").strip(), fields.flag("translate"), fields.json("args"));
    return new ActionResult.Resource(ResourceKind.FILE, subject);
  }
}
