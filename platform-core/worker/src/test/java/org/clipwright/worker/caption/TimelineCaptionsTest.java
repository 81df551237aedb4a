package org.clipwright.worker.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.services.caption.CaptionChoice;
import org.clipwright.services.export.ExportRenderer.RenderedCaptions;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions come at the time at which their clip shows them, in the order of the film. */
class TimelineCaptionsTest {

  private static final FrameRange WHOLE = new FrameRange(1, 300);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();

  /** Knows one effect that shows captions, and one that does not. */
  private static final class Effects implements EffectRegistry {

    @Override
    public Optional<PictureEffect> picture(String className) {
      return switch (className) {
        case "Caption" -> Optional.of(
            new Effect(className, List.of(ParameterSpec.caption("caption_text", "Captions", ""))));
        case "Blur" -> Optional.of(new Effect(className, List.of()));
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<SoundEffect> sound(String className) {
      return Optional.empty();
    }
  }

  private record Effect(String name, List<ParameterSpec> parameters) implements PictureEffect {

    @Override
    public EffectDescriptor descriptor() {
      return new EffectDescriptor(name, name, "An effect.", EffectDescriptor.Medium.PICTURE, parameters);
    }

    @Override
    public PictureFilter open(EffectSetup setup) {
      throw new AssertionError("Nothing is drawn here.");
    }
  }

  private static String clip(String place, String... effects) {
    return "{'reader': {'path': 'film.mp4'}, 'layer': 1, " + place + ", 'effects': [" + String.join(", ", effects)
        + "]}";
  }

  private static String captions(String language, String text) {
    return "{'type': 'Caption', 'language': '" + language + "', 'caption_text': '" + text + "'}";
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (IOException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** At 10 frames a second. */
  private static Timeline timeline(String... clips) {
    return new ProjectReader(Path::of).read(json("""
        {'width': 320, 'height': 180, 'fps': {'num': 10, 'den': 1}, 'sample_rate': 48000, 'channels': 2,
         'channel_layout': 3, 'clips': [%s]}""".formatted(String.join(", ", clips))));
  }

  private static TimelineCaptions captions(Timeline timeline, String choice) {
    return new TimelineCaptions(timeline, new Effects(), CaptionChoice.of(json("{'captions': " + choice + "}")));
  }

  private List<RenderedCaptions> files(Timeline timeline, String choice, FrameRange frames) {
    return captions(timeline, choice).files(frames, folder, warnings::add);
  }

  private List<CaptionCue> cues(FrameRange frames, String... clips) throws IOException {
    List<RenderedCaptions> files = files(timeline(clips), "'sidecar'", frames);
    assertThat(files).hasSize(1);
    return read(files.getFirst().webVtt());
  }

  private static List<CaptionCue> read(Path file) throws IOException {
    return CaptionReader.read(Files.readString(file)).cues();
  }

  private static String shown(List<CaptionCue> cues) {
    return cues.stream().map(cue -> Math.round(cue.startSeconds() * 1000) + "-" + Math.round(cue.endSeconds() * 1000)
        + " " + cue.text()).collect(Collectors.joining(", "));
  }

  @Test
  void captionsMoveWithTheirClip() throws IOException {
    assertThat(shown(cues(WHOLE, clip("'position': 5, 'start': 0, 'end': 4",
        captions("en", "00:01.250 --> 00:02.500\\nOne")))))
        .isEqualTo("6250-7500 One");
  }

  @Test
  void trimmedPartsOfAClipShowNoCaptions() throws IOException {
    assertThat(shown(cues(WHOLE, clip("'position': 5, 'start': 2, 'end': 4", captions("en",
        "00:00.500 --> 00:01.500\\nBefore\\n\\n00:01.000 --> 00:02.500\\nAcross\\n\\n00:03.000 --> 00:06.000\\nInto"
            + "\\n\\n00:04.500 --> 00:06.000\\nAfter")))))
        .isEqualTo("5000-5500 Across, 6000-7000 Into");
  }

  @Test
  void timesCountFromTheFirstExportedFrame() throws IOException {
    String clip = clip("'position': 5, 'start': 0, 'end': 4",
        captions("en", "00:00.000 --> 00:00.500\\nGone\\n\\n00:00.900 --> 00:01.200\\nCut\\n\\n"
            + "00:01.800 --> 00:03.000\\nEnd"));
    assertThat(shown(cues(new FrameRange(61, 70), clip))).isEqualTo("0-200 Cut, 800-1000 End");
  }

  @Test
  void captionsFollowTheSpeedOfTheirClip() throws IOException {
    String fast = clip("""
        'position': 1, 'start': 0, 'end': 3, 'time': {'Points': [{'co': {'X': 1, 'Y': 1}, 'interpolation': 1},
          {'co': {'X': 30, 'Y': 59}, 'interpolation': 1}]}""",
        captions("en", "00:02.000 --> 00:04.000\\nTwice as fast"));
    List<CaptionCue> cues = cues(WHOLE, fast);
    assertThat(cues).hasSize(1);
    assertThat(cues.getFirst().startSeconds()).isCloseTo(2, within(0.1001));
    assertThat(cues.getFirst().endSeconds()).isCloseTo(3, within(0.1001));
  }

  @Test
  void captionOfAClipThatGoesForthAndBackIsShownTwice() throws IOException {
    String both = clip("""
        'position': 0, 'start': 0, 'end': 6, 'time': {'Points': [{'co': {'X': 1, 'Y': 1}, 'interpolation': 1},
          {'co': {'X': 30, 'Y': 30}, 'interpolation': 1}, {'co': {'X': 60, 'Y': 1}, 'interpolation': 1}]}""",
        captions("en", "00:01.000 --> 00:02.000\\nTwice"));
    List<CaptionCue> cues = cues(WHOLE, both);
    assertThat(cues).hasSize(2);
    assertThat(cues.getFirst().startSeconds()).isCloseTo(1, within(0.1001));
    assertThat(cues.getLast().endSeconds()).isCloseTo(5, within(0.1001));
  }

  @Test
  void captionsOfSeveralClipsAreOneListByTheirTimes() throws IOException {
    String late = clip("'position': 10, 'start': 0, 'end': 5", captions("en", "00:01.000 --> 00:02.000\\nLate"));
    String early = clip("'position': 0, 'start': 0, 'end': 5",
        captions("en", "00:01.000 --> 00:03.000\\nEarly\\n\\n00:02.000 --> 00:04.000\\nAt the same time"));
    assertThat(shown(cues(WHOLE, late, early)))
        .isEqualTo("1000-3000 Early, 2000-4000 At the same time, 11000-12000 Late");
  }

  @Test
  void captionOfAClipThatWasCutInTwoStaysOne() throws IOException {
    String text = captions("en", "00:01.000 --> 00:04.000\\nOne sentence");
    String first = clip("'position': 0, 'start': 0, 'end': 2", text);
    assertThat(shown(cues(WHOLE, first, clip("'position': 2, 'start': 2, 'end': 5", text))))
        .isEqualTo("1000-4000 One sentence");
    assertThat(shown(cues(WHOLE, first, clip("'position': 3, 'start': 2, 'end': 5", text))))
        .isEqualTo("1000-2000 One sentence, 3000-5000 One sentence");
  }

  @Test
  void stylesPlacesAndWordTimesAreKept() throws IOException {
    String words = captions("en", "00:01.000 --> 00:03.000\\n{\\\\an8}<i>Now</i> <00:02.000>this");
    List<CaptionCue> cues = cues(WHOLE, clip("'position': 4, 'start': 0, 'end': 5", words));
    assertThat(cues.getFirst().spans().getFirst().style().italic()).isTrue();
    assertThat(cues.getFirst().spans().getLast().startSeconds()).hasValue(6);
    assertThat(cues.getFirst().place().row()).isEqualTo(2);
  }

  @Test
  void eachLanguageHasItsFilesInTheOrderOfTheTimeline() throws IOException {
    Timeline both = timeline(clip("'position': 0, 'start': 0, 'end': 5",
        captions("de", "00:01.000 --> 00:02.000\\nHallo"), captions("EN", "00:01.000 --> 00:02.000\\nHello")));
    List<RenderedCaptions> files = files(both, "'sidecar'", WHOLE);
    assertThat(files).extracting(file -> file.track().language() + " " + file.track().name() + " "
        + file.track().isDefault()).containsExactly("de German true", "en English false");
    assertThat(Files.readString(files.getLast().subRip()))
        .isEqualTo("1\n00:00:01,000 --> 00:00:02,000\nHello\n");
    assertThat(Files.readString(files.getFirst().webVtt()))
        .isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHallo\n");
    assertThat(files(both, "{'mode': 'sidecar', 'tracks': [{'language': 'en', 'name': 'E', 'default': true}]}", WHOLE))
        .extracting(file -> file.track().language() + " " + file.track().name() + " " + file.track().isDefault())
        .containsExactly("en E true");
    assertThat(warnings).isEmpty();
  }

  @Test
  void languageWithoutACaptionInTheExportedFramesIsAWarning() throws IOException {
    assertThat(cues(new FrameRange(40, 50),
        clip("'position': 0, 'start': 0, 'end': 5", captions("en", "00:01.000 --> 00:02.000\\nHello")))).isEmpty();
    assertThat(warnings).containsExactly("The exported frames have no captions in \"en\".");
  }

  @Test
  void onlyChosenCaptionsAreDrawn() {
    Timeline both = timeline(clip("'position': 0, 'start': 0, 'end': 5", captions("de", "00:01 --> 00:02\\nHallo"),
        captions("en", "00:01 --> 00:02\\nHello"), "{'type': 'Blur'}"));
    assertThat(captions(both, "null").drawn()).isSameAs(both);
    assertThat(drawn(captions(both, "{'mode': 'burn', 'tracks': [{'language': 'en'}]}")))
        .containsExactlyInAnyOrder("en", "Blur");
    assertThat(drawn(captions(both, "'sidecar'"))).containsExactly("Blur");
    assertThat(captions(both, "'burn'").files(WHOLE, folder, warnings::add)).isEmpty();
  }

  private static List<String> drawn(TimelineCaptions captions) {
    return captions.drawn().clips().getFirst().effects().stream()
        .map((EffectItem effect) -> effect.text("language").orElse(effect.className())).toList();
  }
}
