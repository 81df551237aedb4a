package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldReader;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Fields;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.exchange.EditDecisionList;
import org.clipwright.timeline.exchange.ExchangeProject.ExchangeClip;
import org.clipwright.timeline.exchange.ExchangeProject;
import org.clipwright.timeline.exchange.FinalCutXml;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ReaderJson;

/** Gives a project in the format of other editors, in a ZIP with the project file and its media. */
public final class ProjectInterchange implements ServiceAction {

  private static final String EDL = "edl";
  private static final ActionSpec SPEC =
      new ActionSpec("download/format", ResourceKind.PROJECT, ActionSpec.Method.READ,
          new ResourceSpec("Project Download Format",
              "A ZIP of the project in the format of other editors, with the project file and its media.",
              List.of(format(), FieldSpec.json("For an edit decision list, \"layer\" is the one layer to write."))),
          ActionSpec.Answer.ARCHIVE);

  private final ActionContext ports;

  public ProjectInterchange(ActionContext ports) {
    this.ports = ports;
  }

  private static FieldSpec format() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(EDL, "Edit Decision List");
    choices.put("xml", "Apple Final Cut Pro");
    return FieldSpec.choice("format", EDL, choices, "The format.").mandatory();
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project project = ports.project(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    ObjectNode document = ports.document().of(project);
    ProjectPackage archive = new ProjectPackage(ports.media(), project, document);
    ExchangeProject exchange = exchange(project, document, archive);
    if (fields.text("format").equals(EDL)) {
      int layer = layer(fields.json("json"), exchange);
      archive.add(archive.name() + "-TRACK " + layer + ".edl", EditDecisionList.write(exchange, layer));
    } else {
      archive.add(archive.name() + ".xml", FinalCutXml.write(exchange));
    }
    return archive.archive();
  }

  private static int layer(ObjectNode json, ExchangeProject exchange) {
    JsonNode layer = json.path("layer");
    List<Integer> layers = exchange.layers();
    if (layer.isMissingNode() && layers.size() == 1) {
      return layers.getFirst();
    }
    String text = layer.asText("").strip();
    if (!text.matches("-?[0-9]{1,9}")) {
      throw ValidationException.of("json",
          "An edit decision list holds one layer: name it as \"layer\", one of " + layers + ".");
    }
    int wanted = Integer.parseInt(text);
    if (!layers.contains(wanted)) {
      throw ValidationException.of("json",
          "The layer " + wanted + " has no clips; those that have some are " + layers + ".");
    }
    return wanted;
  }

  private static ExchangeProject exchange(Project project, ObjectNode document, ProjectPackage archive) {
    List<ExchangeClip> clips = new ArrayList<>();
    for (JsonNode clip : document.path("clips")) {
      try {
        clips.add(clip(clip, archive));
      } catch (ProjectException unreadable) {
        throw ValidationException.of("json", "Clip " + clip.path("id").asText() + ": " + unreadable.getMessage());
      }
    }
    return new ExchangeProject("P" + project.id(), project.name(), project.profile(), clips);
  }

  private static ExchangeClip clip(JsonNode clip, ProjectPackage archive) {
    JsonNode reader = clip.path("reader");
    JsonNode whole = ClipJson.complete((ObjectNode) clip);
    return new ExchangeClip(
        clip.path("id").asText(), archive.nameOf(reader.path("path").asText()), clip.path("file_id").asText(),
        ReaderJson.read(reader, "reader")
            .orElseGet(() -> ReaderJson.read(empty(), "reader").orElseThrow()),
        clip.path("position").asDouble(), clip.path("start").asDouble(), clip.path("end").asDouble(),
        clip.path("layer").asInt(),
        KeyframeJson.read(whole.path("alpha"), "alpha"), KeyframeJson.read(whole.path("volume"), "volume"));
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode().put("type", "FFmpegReader").put("has_video", true);
  }
}
