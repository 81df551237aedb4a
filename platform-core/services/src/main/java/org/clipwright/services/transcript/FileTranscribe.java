package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldReader;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Writes down what is said in a file, where an engine and its model are installed. */
public final class FileTranscribe implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("transcribe", ResourceKind.FILE, ActionSpec.Method.WRITE,
          new ResourceSpec("File Transcribe", "Writes down what is said in this file, or translates it to English.",
              List.of(
                  model(),
                  FieldSpec.of("language", FieldKind.STRING, "The code of the language spoken; found out when left out.")
                      .startingAt("").orBlank().upTo(16),
                  FieldSpec.of("translate", FieldKind.BOOLEAN, "Whether to translate to English.").startingAt(false),
                  FieldSpec.of("args", FieldKind.JSON, "Settings for the engine.")
                      .startingAt(JsonNodeFactory.instance.objectNode()))),
          ActionSpec.Answer.SUBJECT);

  private final ActionContext ports;

  public FileTranscribe(ActionContext ports) {
    this.ports = ports;
  }

  private static FieldSpec model() {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String name : List.of("tiny", "base", "small", "medium", "large")) {
      choices.put(name, Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
    return FieldSpec.choice("model", "base", choices, "How large a model listens: larger ones are slower and better.");
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    ProjectFile file = ports.file(owner, subject);
    String model = FieldReader.complete(SPEC.takes(), input).text("model");
    if (!file.info().path("has_audio").asBoolean(false)) {
      throw new PlatformException(ErrorCode.INVALID, "This file has no sound, so there is nothing to write down.");
    }
    throw new PlatformException(ErrorCode.INVALID,
        "The model \"" + model + "\" is not installed on this server, so this file cannot be transcribed.");
  }
}
