package org.clipwright.services.clip.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.sdk.caption.CaptionWriter;
import org.clipwright.sdk.caption.Captions;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.CaptionParameter;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.caption.language.CaptionLanguage;
import org.clipwright.services.catalog.initial.EffectJson;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.FileTranscripts;

/** Adds captions to a clip: to the effect that shows captions, if it has one, or to a new one. */
public final class ClipCaptions implements ServiceAction {

  private static final String TEXT = "caption_text";
  private static final ActionSpec SPEC =
      new ActionSpec("captions", ResourceKind.CLIP, ActionSpec.Method.WRITE,
          new ResourceSpec("Clip Captions", "Adds captions to this clip.",
              List.of(
                  FieldSpec.of(TEXT, FieldKind.STRING, "Timed captions as WebVTT, SubRip, ASS or SSA.")
                      .startingAt("").orBlank(),
                  FieldSpec.of(CaptionLanguage.KEY, FieldKind.STRING,
                      "The language of the captions, such as en or pt-BR. Captions of each language have a separate"
                          + " effect; without a language, they are added to the first.")
                      .startingAt("").orBlank().upTo(35),
                  FieldSpec.of("append_file_transcript", FieldKind.BOOLEAN,
                      "Whether to use the file's transcript.").startingAt(false),
                  FieldSpec.of("file_transcript_language", FieldKind.STRING,
                      "The language of the transcript; the first one available when omitted.")
                      .startingAt("").orBlank().upTo(16))),
          ActionSpec.AnswerForm.SUBJECT);

  private final ActionContext ports;
  private final ClipEditing editing;

  public ClipCaptions(ActionContext ports, ClipEditing editing) {
    this.ports = ports;
    this.editing = editing;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    editing.requireOwn(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    String given = fields.text(TEXT);
    requireReadable(given);
    String asked = language(fields.text(CaptionLanguage.KEY));
    if (given.isEmpty() && !fields.flag("append_file_transcript")) {
      throw ValidationException.of(TEXT, "Send captions, or request the file's transcript.");
    }
    return editing.edit(owner, subject, (clip, project) -> {
      Transcript spoken = transcript(clip, fields);
      String spokenLanguage = given.isEmpty() ? CaptionLanguage.canonical(spoken.language()).orElse("") : "";
      return captioned(clip, joined(given, spoken.text()), asked, asked.isEmpty() ? spokenLanguage : asked);
    });
  }

  private static String language(String tag) {
    return tag.isEmpty() ? "" : CaptionLanguage.canonical(tag).orElseThrow(() -> ValidationException.of(
        CaptionLanguage.KEY, "\"" + tag + "\" is not a language tag. Use one such as \"en\" or \"pt-BR\"."));
  }

  /** Unreadable captions are rejected rather than silently dropped. */
  private static void requireReadable(String given) {
    List<Captions.Fault> faults = CaptionReader.read(given).faults();
    if (!faults.isEmpty()) {
      throw ValidationException.of(TEXT, faults.getFirst().sentence());
    }
  }

  /** A file's transcript and its language; both are blank if it is not requested. */
  private record Transcript(String language, String text) {}

  private Transcript transcript(ProjectClip clip, Fields fields) {
    if (!fields.flag("append_file_transcript")) {
      return new Transcript("", "");
    }
    Map<String, String> transcripts = FileTranscripts.of(ports.file(clip.owner(), clip.file()));
    String language = fields.text("file_transcript_language");
    String found = language.isEmpty() ? transcripts.keySet().stream().findFirst().orElse("") : language;
    String text = transcripts.getOrDefault(found, "");
    if (text.isBlank()) {
      throw ValidationException.of(language.isEmpty() ? "append_file_transcript" : "file_transcript_language",
          "The file has no transcript" + (language.isEmpty() ? "" : " in the language \"" + language + "\"") + " yet.");
    }
    return new Transcript(found, text);
  }

  /**
   * A clip with captions added.
   *
   * @param asked the language whose effect they are added to; blank for the first effect
   * @param language the language of an effect that is new; blank if it is not known
   */
  private ProjectClip captioned(ProjectClip clip, String text, String asked, String language) {
    ObjectNode json = clip.json().deepCopy();
    ArrayNode effects = json.path("effects") instanceof ArrayNode list ? list : json.putArray("effects");
    for (JsonNode effect : effects) {
      Optional<String> key = captionKey(effect);
      boolean same = asked.isEmpty() || asked.equals(CaptionLanguage.of(effect));
      if (key.isPresent() && same && effect instanceof ObjectNode caption) {
        caption.put(key.get(), joined(caption.path(key.get()).asText(""), text));
        return clip.withJson(json);
      }
    }
    ObjectNode added = newEffect(text);
    effects.add(language.isEmpty() ? added : added.put(CaptionLanguage.KEY, language));
    return clip.withJson(json);
  }

  /** The key under which an effect of a clip holds captions. */
  private Optional<String> captionKey(JsonNode effect) {
    String type = effect.path("type").asText(effect.path("class_name").asText());
    return ports.catalog().find(type).flatMap(EffectDescriptor::captions).map(CaptionParameter::name);
  }

  private ObjectNode newEffect(String text) {
    EffectDescriptor effect =
        ports.catalog().all().stream().filter(known -> known.captions().isPresent()).findFirst()
            .orElseThrow(
                () -> PlatformException.state("No plugin on this server provides an effect that shows captions."));
    ObjectNode caption = JsonNodeFactory.instance.objectNode()
        .put("id", UUID.randomUUID().toString().substring(0, 8)).put("type", effect.className());
    caption.setAll(EffectJson.complete(effect, caption.deepCopy()));
    return caption.put(effect.captions().orElseThrow().name(), joined("", text));
  }

  /** Captions one after the other, as WebVTT without its header. */
  private static String joined(String first, String second) {
    List<String> texts = List.of(first, second).stream().filter(text -> !text.isBlank()).toList();
    return String.join("\n\n",
        texts.stream().map(text -> CaptionWriter.effectText(CaptionReader.read(text).cues())).toList());
  }
}
