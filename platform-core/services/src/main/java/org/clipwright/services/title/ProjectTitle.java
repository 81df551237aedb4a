package org.clipwright.services.title;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldReader;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Fields;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.media.StoredDrafts;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Makes a title from a template, as a new file of the project. */
public final class ProjectTitle implements ServiceAction {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ActionSpec SPEC =
      new ActionSpec("title", ResourceKind.PROJECT, ActionSpec.Method.WRITE,
          new ResourceSpec("Title", "Creates a title from a template, as a new file of this project.",
              List.of(
                  FieldSpec.of("template", FieldKind.STRING, "The file name of the template.")
                  .startingAt("Center-Text.svg"), FieldSpec.of("text", FieldKind.STRING,
                      "The text; use tspan elements for several lines.").upTo(10_000),
                  FieldSpec.of("font_size", FieldKind.FLOAT, "Height of the letters, of 1080.").startingAt(100.0)
                  .between(1, 1000), FieldSpec.of("font_name", FieldKind.STRING,
                      "The font family; a similar one replaces one that is not installed.")
                      .startingAt("Bitstream Vera Sans").upTo(200),
                  color("fill_color", "#ffffff", "The colour of the letters, as #rrggbb."),
                  share("fill_opacity", 1, "How opaque the letters are."),
                  color("stroke_color", "#000000", "The colour of the letters' outline, as #rrggbb."),
                  FieldSpec.of("stroke_size", FieldKind.FLOAT, "How wide the outline is.").startingAt(3.0).between(0,
                      100),
                  share("stroke_opacity", 1, "How opaque the outline is."),
                  FieldSpec.of("drop_shadow", FieldKind.BOOLEAN, "Whether the letters cast a shadow.")
                  .startingAt(false), color("background_color", "#000000",
                      "The colour behind the letters, as #rrggbb."),
                  share("background_opacity", 0, "How opaque the background is."))),
          ActionSpec.Answer.NEW_FILE);

  private final ActionContext ports;

  public ProjectTitle(ActionContext ports) {
    this.ports = ports;
  }

  private static FieldSpec color(String name, String initial, String help) {
    return FieldSpec.of(name, FieldKind.STRING, help).startingAt(initial);
  }

  private static FieldSpec share(String name, double initial, String help) {
    return FieldSpec.of(name, FieldKind.FLOAT, help).startingAt(initial).between(0, 1);
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project project = ports.project(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    byte[] svg = template(fields.text("template")).svg(text(fields)).getBytes(StandardCharsets.UTF_8);
    try (StoredDrafts drafts = new StoredDrafts(ports.media(), owner)) {
      String key = drafts.put(project.id(), name(), new ByteArrayInputStream(svg));
      ObjectNode info = ports.probe(owner).of(key, "text");
      ProjectFile file = ports.files()
          .insert(new ProjectFile(0, owner, subject, key, info, JsonNodeFactory.instance.objectNode(), null, null));
      drafts.keep();
      ports.notices().publish(Notices.Topic.PROJECT_CHANGED, subject);
      return new ActionResult.Resource(ResourceKind.FILE, file.id());
    }
  }

  private TitleTemplate template(String name) {
    return ports.titles().find(name).orElseThrow(() -> ValidationException.of("template",
        "There is no template \"" + name + "\"; there are "
            + String.join(", ", ports.titles().all().stream().map(TitleTemplate::name).sorted().toList()) + "."));
  }

  private static TitleText text(Fields fields) {
    return new TitleText(
        TitleMarkup.of(fields.text("text")), fields.real("font_size"), fields.text("font_name"),
        color(fields, "fill_color"), fields.real("fill_opacity"), color(fields, "stroke_color"),
        fields.real("stroke_size"), fields.real("stroke_opacity"), fields.flag("drop_shadow"),
        color(fields, "background_color"), fields.real("background_opacity"));
  }

  private static String color(Fields fields, String field) {
    String text = fields.text(field).toLowerCase(Locale.ROOT);
    if (text.matches("#[0-9a-f]{3}")) {
      return text.replaceAll("([0-9a-f])", "$1$1");
    }
    if (!text.matches("#[0-9a-f]{6}")) {
      throw ValidationException.of(field, "A colour is written as #rrggbb, such as #ffcc00.");
    }
    return text;
  }

  private static String name() {
    byte[] bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    return "title-" + HexFormat.of().formatHex(bytes) + ".svg";
  }
}
