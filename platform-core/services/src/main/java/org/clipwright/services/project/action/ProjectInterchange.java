package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.exchange.EditDecisionList;
import org.clipwright.timeline.exchange.ExchangeFormat;
import org.clipwright.timeline.exchange.ExchangeProject;
import org.clipwright.timeline.exchange.Fcpxml;
import org.clipwright.timeline.exchange.FinalCutXml;
import org.clipwright.timeline.exchange.otio.OtioWriter;

/** Returns a project in the format of other editors, in a ZIP with the project file and its media. */
public final class ProjectInterchange implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("download/format", ResourceKind.PROJECT, ActionSpec.Method.READ,
          new ResourceSpec("Project Download Format",
              "A ZIP of the project in the format of other editors, with the project file and its media.",
              List.of(format(), FieldSpec.json("For an edit decision list, \"layer\" is the one layer to write."))),
          ActionSpec.AnswerForm.ARCHIVE);

  private final ActionContext ports;

  public ProjectInterchange(ActionContext ports) {
    this.ports = ports;
  }

  private static FieldSpec format() {
    Map<String, String> choices = new LinkedHashMap<>();
    for (ExchangeFormat format : ExchangeFormat.values()) {
      choices.put(format.key(), format.title());
    }
    return FieldSpec.choice("format", ExchangeFormat.EDL.key(), choices, "The format.").mandatory();
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
    ExchangeProject exchange = new ExchangeReading(project, archive.document()).read();
    ExchangeFormat format = ExchangeFormat.of(fields.text("format"));
    ExchangeLosses losses = new ExchangeLosses(format, document, exchange);
    if (format == ExchangeFormat.EDL) {
      int layer = layer(fields.json("json"), exchange);
      archive.add(archive.name() + "-TRACK " + layer + ".edl", EditDecisionList.write(exchange, layer));
      warn(archive, losses.ofLayer(layer));
    } else {
      archive.add(archive.name() + "." + format.key(), whole(format, exchange));
      warn(archive, losses.all());
    }
    return archive.archive();
  }

  private static String whole(ExchangeFormat format, ExchangeProject exchange) {
    try {
      return switch (format) {
        case EDL -> throw new IllegalArgumentException("An edit decision list holds a single layer.");
        case XML -> FinalCutXml.write(exchange);
        case OTIO -> OtioWriter.write(exchange).toPrettyString();
        case FCPXML -> Fcpxml.write(exchange);
      };
    } catch (ProjectException e) {
      throw ValidationException.of("json", e.getMessage());
    }
  }

  private static void warn(ProjectPackage archive, List<String> losses) {
    if (!losses.isEmpty()) {
      archive.add("warnings.txt", String.join("\n", losses) + "\n");
    }
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
          "An edit decision list contains a single layer; give it as \"layer\", one of " + layers + ".");
    }
    int wanted = Integer.parseInt(text);
    if (!layers.contains(wanted)) {
      throw ValidationException.of("json",
          "The layer " + wanted + " has no clips; layers with clips are " + layers + ".");
    }
    return wanted;
  }
}
