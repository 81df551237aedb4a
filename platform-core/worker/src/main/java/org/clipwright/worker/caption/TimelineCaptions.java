package org.clipwright.worker.caption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clipwright.render.codec.SubtitleSettings;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.sdk.caption.CaptionWriter;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.services.caption.CaptionChoice;
import org.clipwright.services.caption.CaptionChoice.Mode;
import org.clipwright.services.caption.CaptionTrack;
import org.clipwright.services.export.ExportRenderer.RenderedCaptions;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;

/**
 * The captions of a timeline: those that are drawn, and those that are written as text.
 *
 * @param timeline with all captions
 * @param effects knows which effects show captions
 * @param choice what happens with them
 */
public record TimelineCaptions(Timeline timeline, EffectRegistry effects, CaptionChoice choice) {

  /** The timeline with only those captions that are drawn on its pictures. */
  public Timeline drawn() {
    return choice.mode() == Mode.BURN && choice.tracks().isEmpty()
        ? timeline
        : timeline.with(
            timeline.clips().stream().map(clip -> clip.withEffects(drawn(clip.effects()))).toList(),
            drawn(timeline.effects()));
  }

  private List<EffectItem> drawn(List<EffectItem> some) {
    return some.stream().filter(effect -> text(effect).isEmpty()
        || choice.mode() == Mode.BURN && choice.takes(CaptionChoice.languageOf(effect.json()))).toList();
  }

  /** The captions of an effect as text; empty for an effect of another kind. */
  private Optional<String> text(EffectItem effect) {
    return effects.picture(effect.className()).map(PictureEffect::descriptor)
        .flatMap(descriptor -> descriptor.captions())
        .map(parameter -> effect.text(parameter.name()).orElse(""));
  }

  /**
   * Writes the captions that go beside the output.
   *
   * @param frames the exported frames
   * @param warnings receives a sentence for each language without a caption in these frames
   * @return a pair of files for each language; none if captions are not written beside the output
   */
  public List<RenderedCaptions> files(FrameRange frames, Path folder, Consumer<String> warnings) {
    return choice.mode() == Mode.SIDECAR
        ? tracks().stream().map(track -> file(track, cues(track, frames, warnings), folder)).toList()
        : List.of();
  }

  /**
   * The captions that become tracks of the output.
   *
   * @param frames the exported frames
   * @param warnings receives a sentence for each language without a caption in these frames
   */
  public List<SubtitleSettings> tracks(FrameRange frames, Consumer<String> warnings) {
    return choice.mode() == Mode.EMBED
        ? tracks().stream().map(track -> new SubtitleSettings(
            track.language(), track.name(), track.isDefault(), cues(track, frames, warnings))).toList()
        : List.of();
  }

  private static RenderedCaptions file(CaptionTrack track, List<CaptionCue> cues, Path folder) {
    try {
      return new RenderedCaptions(track,
          Files.writeString(folder.resolve("captions." + track.language() + ".vtt"), CaptionWriter.webVtt(cues)),
          Files.writeString(folder.resolve("captions." + track.language() + ".srt"), CaptionWriter.subRip(cues)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Captions cannot be written.", unwritable);
    }
  }

  private List<CaptionTrack> tracks() {
    Set<String> languages = new LinkedHashSet<>();
    Stream.concat(timeline.clips().stream().flatMap(clip -> clip.effects().stream()), timeline.effects().stream())
        .filter(effect -> text(effect).isPresent())
        .forEach(effect -> languages.add(CaptionChoice.languageOf(effect.json())));
    return choice.among(languages);
  }

  private List<CaptionCue> cues(CaptionTrack track, FrameRange frames, Consumer<String> warnings) {
    Rational fps = timeline.profile().fps();
    List<CaptionCue> cues = new ArrayList<>();
    for (Clip clip : timeline.clips()) {
      clip.effects().forEach(effect -> cues.addAll(CueTimes.of(clip, fps, frames).of(cues(effect, track))));
    }
    timeline.effects()
        .forEach(effect -> cues.addAll(CueTimes.of(effect.range(), fps, frames).of(cues(effect, track))));
    if (cues.isEmpty()) {
      warnings.accept("The exported frames have no captions in \"" + track.language() + "\".");
    }
    return MergedCues.of(cues);
  }

  private List<CaptionCue> cues(EffectItem effect, CaptionTrack track) {
    return CaptionChoice.languageOf(effect.json()).equals(track.language())
        ? text(effect).map(text -> CaptionReader.read(text).cues()).orElse(List.of())
        : List.of();
  }
}
