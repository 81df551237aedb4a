package org.clipwright.graphql.schema;

import java.util.Map;
import java.util.stream.Collectors;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceKind;

/** Describes the mutations of all actions from their own declarations, so that none can be missing. */
final class ActionSchema {

  /** Actions whose addresses are nouns or abbreviations. */
  private static final Map<String, String> NAMES = Map.of(
      "projects/title", "createTitle",
      "files/text-replace", "replaceFileText",
      "clips/presets", "applyClipPreset",
      "clips/keyframes", "setClipKeyframe",
      "clips/captions", "addClipCaptions");

  private ActionSchema() {}

  /** The name of an action's mutation: its verb and its subject, such as {@code copyProject}. */
  static String mutation(ActionSpec spec) {
    return NAMES.getOrDefault(
        spec.subject().plural() + "/" + spec.name(),
        FieldNames.inGraph(spec.name()) + GraphType.of(spec.subject()).title());
  }

  /** The mutations with the types of their inputs. */
  static String sdl(ServiceActions actions) {
    StringBuilder sdl = new StringBuilder();
    for (GraphType type : GraphType.values()) {
      for (ServiceAction action : actions.of(type.kind())) {
        if (action.spec().method() == ActionSpec.Method.WRITE) {
          sdl.append(sdl(action.spec()));
        }
      }
    }
    return sdl.toString();
  }

  private static String sdl(ActionSpec spec) {
    String mutation = mutation(spec);
    String input = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    String fields = spec.takes().writable().stream().map(ActionSchema::field).collect(Collectors.joining());
    return """

        extend type Mutation {
          %s
          %s("The input." input: %s!): %sPayload!
        }

        %s
        input %s {
          "The %s, by its global id or its number in the REST API."
          id: ID!
        %s}
        """
        .formatted(quoted(spec.takes().description()), mutation, input, GraphType.of(answer(spec)).title(),
            quoted("Input of `" + mutation + "`."), input, spec.subject().word(), fields);
  }

  private static ResourceKind answer(ActionSpec spec) {
    return switch (spec.answers()) {
      case SUBJECT, SENTENCE -> spec.subject();
      case NEW_PROJECT -> ResourceKind.PROJECT;
      case NEW_FILE -> ResourceKind.FILE;
      case DOCUMENT, FINDINGS, FILES, MEDIA, PICTURE, ARCHIVE ->
          throw new IllegalArgumentException("The action " + spec.name() + " changes something, but answers "
              + spec.answers() + "; a mutation can answer SUBJECT, SENTENCE, NEW_PROJECT or NEW_FILE.");
    };
  }

  private static String field(FieldSpec field) {
    return "  " + quoted(field.help()) + "\n  " + FieldNames.inGraph(field.name()) + ": " + type(field)
        + (field.required() && !field.nullable() ? "!" : "") + "\n";
  }

  private static String type(FieldSpec field) {
    return switch (field.kind()) {
      case INTEGER -> "Int";
      case FLOAT -> "Float";
      case BOOLEAN -> "Boolean";
      case JSON, JSON_LIST -> "JSON";
      case LINK -> "ID";
      case FILE -> "Upload";
      case BITRATE -> "Bitrate";
      case STRING, PASSWORD, CHOICE, URL, DATETIME -> "String";
      case LINKS -> throw new IllegalArgumentException("Clients cannot set the field " + field.name() + ".");
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
