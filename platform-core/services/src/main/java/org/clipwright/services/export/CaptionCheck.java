package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.services.caption.CaptionChoice;
import org.clipwright.services.caption.CaptionTrack;
import org.clipwright.services.caption.language.CaptionLanguage;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.suggestion.NearNames;

/** Rejects an export whose captions cannot be written, as soon as it is sent. */
record CaptionCheck(OwnedRepository<ProjectClip> clips, OwnedRepository<ProjectEffect> effects, EffectCatalog catalog) {

  /**
   * Does nothing when the captions that an export's JSON asks for can be written.
   *
   * @param type what is exported, such as {@code video}
   * @throws ValidationException on {@code json} when they cannot
   */
  void require(Project project, ObjectNode json, String type, String format) {
    CaptionChoice choice = CaptionChoice.of(json);
    switch (choice.mode()) {
      case BURN -> {}
      case SIDECAR -> requireType(Set.of("video", "audio"), type, "sidecar");
      case EMBED -> {
        requireType(Set.of("video"), type, "embed");
        requireHolding(format.strip().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT));
      }
    }
    if (choice.mode() != CaptionChoice.Mode.BURN || !choice.tracks().isEmpty()) {
      requireLanguages(choice.tracks(), () -> languages(project));
    }
  }

  /** The same for an export that is changed, unless its captions, type, format and project stay as they were. */
  void require(Export old, Project project, ObjectNode json, Export.Settings settings) {
    boolean same = json.path(CaptionChoice.KEY).equals(old.json().path(CaptionChoice.KEY))
        && settings.exportType().equals(old.settings().exportType())
        && settings.videoFormat().equals(old.settings().videoFormat()) && project.id() == old.project();
    if (!same) {
      require(project, json, settings.exportType(), settings.videoFormat());
    }
  }

  private static void requireType(Set<String> types, String type, String mode) {
    if (!types.contains(type)) {
      throw wrong("\"captions\" can be \"" + mode + "\" only if export_type is "
          + NearNames.or(types.stream().sorted().map(known -> "\"" + known + "\"").toList()) + ".");
    }
  }

  private static void requireHolding(String format) {
    if (!OutputFormats.holdsCaptions(format)) {
      throw wrong("The format " + format + " cannot hold captions. Formats that can are "
          + NearNames.or(OutputFormats.captioned()) + "; \"sidecar\" and \"burn\" work with every video format.");
    }
  }

  private static void requireLanguages(List<CaptionTrack> tracks, Supplier<Set<String>> languages) {
    Set<String> there = languages.get();
    if (there.isEmpty()) {
      throw wrong("No clip of the project has captions. Add some to a clip first, or leave out \"captions\".");
    }
    tracks.stream().map(CaptionTrack::language).filter(language -> !there.contains(language)).findFirst()
        .ifPresent(language -> {
          throw wrong("No clip of the project has captions in \"" + language + "\". There are captions in "
              + NearNames.or(there.stream().map(known -> "\"" + known + "\"").toList())
              + "; \"language\" in the JSON of a clip's caption effect names their language, and \"und\" stands for"
              + " captions that name none.");
        });
  }

  private Set<String> languages(Project project) {
    Set<String> languages = new TreeSet<>();
    Filter own = Filter.project(project.id());
    clips.forEach(project.owner(), own, clip -> clip.json().path("effects").forEach(effect -> add(
        effect.path("type").asText(effect.path("class_name").asText("")), effect, languages)));
    effects.forEach(project.owner(), own, effect -> add(effect.type(), effect.json(), languages));
    return languages;
  }

  private void add(String type, JsonNode effect, Set<String> languages) {
    if (catalog.find(type).flatMap(EffectDescriptor::captions).isPresent()) {
      languages.add(CaptionLanguage.of(effect));
    }
  }

  private static ValidationException wrong(String sentence) {
    return ValidationException.of("json", sentence);
  }
}
