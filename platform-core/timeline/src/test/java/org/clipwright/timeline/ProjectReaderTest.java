package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProjectReaderTest {

  private final ProjectReader reader = new ProjectReader(PathResolver.relativeTo(Path.of("/media")));

  @Test
  void anEmptyProjectHasTheDefaultsOfANewOne() {
    Timeline timeline = read("{}");

    assertThat(timeline.profile()).isEqualTo(new Profile(1280, 720, new Rational(30, 1), 48000, 2, 3));
    assertThat(timeline.lastFrame()).isZero();
  }

  @Test
  void theNumberOfChannelsCountsWhereTheLayoutHasAnother() {
    assertThat(read("{\"channels\": 6, \"channel_layout\": 3}").profile().channelLayout()).isEqualTo(63);
    assertThat(read("{\"channels\": 1}").profile().channelLayout()).isEqualTo(4);
    assertThat(read("{\"channels\": 2, \"channel_layout\": 1536}").profile().channelLayout()).isEqualTo(1536);
    assertThatThrownBy(() -> read("{\"channels\": 12, \"channel_layout\": 3}"))
        .isInstanceOf(ProjectException.class)
        .hasMessage("The project has 12 audio channels, but its channel layout 3 has 2.");
  }

  @Test
  void aPictureFitsIntoMemory() {
    assertThat(read("{\"width\": 16384, \"height\": 4096}").profile().width()).isEqualTo(16384);
    assertThatThrownBy(() -> read("{\"width\": 32768, \"height\": 32768}"))
        .isInstanceOf(ProjectException.class)
        .hasMessageStartingWith("A picture of 32768x32768 pixels is too large: at most 16384 a side");
  }

  @Test
  void aClipHasNoMoreEffectsThanCanBeOpen() {
    assertThat(onlyClip("{\"effects\": [" + "{},".repeat(99) + "{}]}").effects()).hasSize(100);
    assertThatThrownBy(() -> onlyClip("{\"id\": \"C1\", \"effects\": [" + "{},".repeat(100) + "{}]}"))
        .isInstanceOf(ProjectException.class)
        .hasMessage("Clip \"C1\" has 101 effects; at most 100 are allowed.");
  }

  @Test
  void aFrameDoesNotLastForHours() {
    assertThat(read("{\"fps\": {\"num\": 1, \"den\": 60}}").profile().fps()).isEqualTo(new Rational(1, 60));
    assertThatThrownBy(() -> read("{\"fps\": {\"num\": 30000, \"den\": 2147483647}}"))
        .isInstanceOf(ProjectException.class)
        .hasMessage("A rate of 30000/2147483647 frames per second is out of range; it can be 0.01 to 1000.");
  }

  @Test
  void textThatCanBeNoPathIsRefused() {
    assertThatThrownBy(() -> onlyClip("{\"reader\": {\"path\": \"a\\u0000b\"}}"))
        .isInstanceOf(ProjectException.class)
        .hasMessage("\"a?b\" is not a valid file name: Nul character not allowed.");
  }

  @Test
  void aTimeCurveOfOnePointIsNone() {
    assertThat(onlyClip("{\"time\": {\"Points\": [{\"co\": {\"X\": 10, \"Y\": 5}}]}}").mediaFrame(3)).isEqualTo(3);
    assertThat(onlyClip("{\"time\": 7}").mediaFrame(3)).isEqualTo(3);
  }

  @Test
  void anEffectOnTheTimelineBeginsAtItsRoundedStart() {
    EffectItem effect =
        read("{\"effects\": [{\"type\": \"Blur\", \"position\": 1, \"start\": 0.25, \"end\": 2}]}").effects()
            .getFirst();

    assertThat(effect.effectFrame(31, new Rational(30, 1))).isEqualTo(9);
  }

  @Test
  void aClipKeepsWhatItsJsonSays() {
    Clip clip =
        onlyClip(
            """
            {"id": "C1", "layer": 3, "position": 1.5, "start": 0.5, "end": 2.5, "gravity": 8, "scale": 0,
             "composite": 13, "display": 3, "mixing": 1, "waveform": true, "parentObjectId": "P",
             "alpha": {"Points": []}, "rotation": 45, "reader": {"type": "FFmpegReader", "path": "a.mp4"}}
            """);

    assertThat(clip.id()).isEqualTo("C1");
    assertThat(clip.layer()).isEqualTo(3);
    assertThat(clip.geometry().gravity()).isEqualTo(Gravity.BOTTOM_RIGHT);
    assertThat(clip.geometry().scaleMode()).isEqualTo(ScaleMode.CROP);
    assertThat(clip.geometry().rotation().value(10)).isEqualTo(45);
    assertThat(clip.picture().blend()).isEqualTo(BlendMode.MULTIPLY);
    assertThat(clip.picture().display()).isEqualTo(FrameDisplay.BOTH);
    assertThat(clip.picture().alpha().value(1)).isZero();
    assertThat(clip.picture().waveform()).isTrue();
    assertThat(clip.sound().mixing()).isEqualTo(Mixing.AVERAGE);
    assertThat(clip.reader().orElseThrow().path()).contains(Path.of("/media/a.mp4"));
    assertThat(clip.firstFrame(new Rational(30, 1))).isEqualTo(46);
    assertThat(clip.lastFrame(new Rational(30, 1))).isEqualTo(105);
    assertThat(clip.clipFrame(46, new Rational(30, 1))).isEqualTo(16);
  }

  @Test
  void everyBlendModeHasTheNumberOfTheOriginal() {
    assertThat(BlendMode.PLUS.ordinal()).isEqualTo(12);
    assertThat(BlendMode.MULTIPLY.ordinal()).isEqualTo(13);
    assertThat(BlendMode.SCREEN.ordinal()).isEqualTo(14);
    assertThat(BlendMode.OVERLAY.ordinal()).isEqualTo(15);
    assertThat(BlendMode.DARKEN.ordinal()).isEqualTo(16);
    assertThat(BlendMode.LIGHTEN.ordinal()).isEqualTo(17);
    assertThat(BlendMode.COLOR_DODGE.ordinal()).isEqualTo(18);
    assertThat(BlendMode.COLOR_BURN.ordinal()).isEqualTo(19);
    assertThat(BlendMode.HARD_LIGHT.ordinal()).isEqualTo(20);
    assertThat(BlendMode.SOFT_LIGHT.ordinal()).isEqualTo(21);
    assertThat(BlendMode.DIFFERENCE.ordinal()).isEqualTo(22);
    assertThat(BlendMode.EXCLUSION.ordinal()).isEqualTo(23);
    assertThat(BlendMode.XOR.ordinal()).isEqualTo(11);
  }

  @Test
  void clipsAreSortedByLayerAndPosition() {
    Timeline timeline =
        read("{\"clips\": [{\"id\":\"c\",\"layer\":2},{\"id\":\"b\",\"layer\":1,\"position\":2},"
            + "{\"id\":\"a\",\"layer\":1}]}");

    assertThat(timeline.clips()).extracting(Clip::id).containsExactly("a", "b", "c");
  }

  @Test
  void effectsKeepCurvesColoursReadersAndText() {
    EffectItem effect =
        onlyEffect(
            """
            {"id": "E", "type": "Mask", "order": 2, "apply_before_clip": false, "contrast": 3, "replace_image": true,
             "brightness": {"Points": [{"co": {"X": 1, "Y": 0.5}}]}, "name": "Wipe",
             "color": {"red": {"Points": []}, "green": 12, "blue": 255},
             "reader": {"type": "QtImageReader", "path": "wipe.png"}}
            """);

    assertThat(effect.className()).isEqualTo("Mask");
    assertThat(effect.stage()).isEqualTo(EffectItem.ChosenStage.AFTER_CLIP);
    assertThat(effect.curve("brightness").orElseThrow().value(5)).isEqualTo(0.5);
    assertThat(effect.curve("replace_image").orElseThrow().value(5)).isEqualTo(1);
    assertThat(effect.color("color").orElseThrow().green().value(1)).isEqualTo(12);
    assertThat(effect.reader("reader").orElseThrow().path()).contains(Path.of("/media/wipe.png"));
    assertThat(effect.text("name")).contains("Wipe");
    assertThat(effect.curve("unheard_of")).isEmpty();
  }

  @Test
  void theHighestOrderOfAClipsEffectsComesFirst() {
    Clip clip = onlyClip(
        "{\"effects\": [{\"id\":\"a\",\"type\":\"X\",\"order\":1},{\"id\":\"b\",\"type\":\"X\",\"order\":5}]}");

    assertThat(clip.effects()).extracting(EffectItem::id).containsExactly("b", "a");
  }

  @Test
  void aChildEffectHasThePropertiesOfItsParent() {
    Clip clip =
        onlyClip(
            """
            {"effects": [{"id": "p", "type": "Blur", "sigma": 9},
                         {"id": "c", "type": "Blur", "sigma": 1, "parent_effect_id": "p"}]}
            """);

    assertThat(clip.effects()).extracting(EffectItem::id).containsExactly("p", "c");
    assertThat(clip.effects().getLast().curve("sigma").orElseThrow().value(1)).isEqualTo(9);
  }

  @Test
  void aValueOfTheWrongTypeIsNamedWithItsPlace() {
    assertProblem("{\"clips\": [{}, {\"layer\": \"abc\"}]}", "clips[1].layer must be a number, but is text.");
    assertProblem("{\"clips\": {}}", "clips must be a list, but is an object.");
    assertProblem("{\"clips\": [{\"alpha\": \"x\"}]}", "clips[0].alpha must be an object, but is text.");
    assertProblem("{\"clips\": [{\"alpha\": {\"Points\": [3]}}]}",
        "clips[0].alpha.Points[0] must be an object, but is a number.");
    assertProblem("{\"fps\": {\"num\": 30, \"den\": 0}}", "fps.den must not be 0.");
    assertProblem("{\"width\": 1e12}", "width is 1.0E12, which is too large for a whole number.");
    assertProblem("{\"clips\": [{\"gravity\": 9}]}", "clips[0].gravity is 9, but only 0 to 8 exist.");
    assertProblem("[]", "The project must be an object, but is a list.");
  }

  @Test
  void impossibleProfilesAreRefused() {
    assertThatThrownBy(() -> read("{\"width\": 0}")).isInstanceOf(ProjectException.class).hasMessageContaining("0x720");
    assertThatThrownBy(() -> read("{\"fps\": {\"num\": -30, \"den\": 1}}")).isInstanceOf(ProjectException.class);
  }

  @Test
  void brokenJsonIsRefusedWithASentence() {
    assertThatThrownBy(() -> read("{\"clips\": ["))
        .isInstanceOf(ProjectException.class)
        .hasMessageStartingWith("The project is not valid JSON");
  }

  @Test
  void numbersThatAreNoneAreRead() {
    Clip clip = onlyClip(
        "{\"alpha\": {\"Points\": [{\"co\": {\"X\": NaN, \"Y\": Infinity}},"
            + " {\"co\": {\"X\": 1e400, \"Y\": -1e400}}]}}");

    assertThat(clip.picture().alpha().value(5)).isFinite();
  }

  @Test
  void missingPartsOfPointsHaveTheirDefaults() {
    Keyframe curve = onlyClip("{\"alpha\": {\"Points\": [{}]}}").picture().alpha();

    assertThat(curve.points()).containsExactly(Point.bezier(1, 0));
  }

  @Test
  void aTimeCurveIsInForceOnlyPastFrameOne() {
    assertThat(onlyClip("{}").mediaFrame(17)).isEqualTo(17);
    Clip fast =
        onlyClip(
            "{\"time\": {\"Points\": [{\"co\":"
                + " {\"X\":1,\"Y\":1},\"interpolation\":1},{\"co\":{\"X\":11,\"Y\":21},\"interpolation\":1}]}}");
    assertThat(fast.mediaFrame(6)).isEqualTo(11);
  }

  @Test
  void theLastFrameIsThatOfTheLastThingOnTheTimeline() {
    assertThat(read("{\"clips\": [{\"position\": 0.1, \"end\": 1}]}").lastFrame()).isEqualTo(33);
    assertThat(read("{\"clips\": [{\"position\": 0.1, \"end\": 1}]}").in(TimelineRange.Precision.SINGLE).lastFrame())
        .isEqualTo(34);
    assertThat(read("{\"effects\": [{\"type\": \"X\", \"position\": 2, \"end\": 1}]}").lastFrame()).isEqualTo(90);
  }

  private Timeline read(String json) {
    return reader.read(json);
  }

  private Clip onlyClip(String json) {
    return read("{\"clips\": [" + json + "]}").clips().getFirst();
  }

  private EffectItem onlyEffect(String json) {
    return read("{\"effects\": [" + json + "]}").effects().getFirst();
  }

  private void assertProblem(String json, String message) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(ProjectException.class).hasMessage(message);
  }

  @Test
  void plainValuesInObjectsStandForKeyframesWhereThereAreNone() {
    EffectItem effect = read("""
        {"effects": [{"type": "ColorGrade", "position": 0, "start": 0, "end": 1, "wheels": {
          "global": {"color": "#ff8000", "amount": 0.25, "luma": 0.5, "luma_keyframes": {"Points": [{"co": {"X": 1, "Y": 0.75}}]}}}}]}
        """).effects().getFirst();

    assertThat(effect.color("wheels.global.color_keyframes").orElseThrow().green().value(1)).isEqualTo(128);
    assertThat(effect.curve("wheels.global.amount_keyframes").orElseThrow().value(1)).isEqualTo(0.25);
    assertThat(effect.curve("wheels.global.luma_keyframes").orElseThrow().value(1)).isEqualTo(0.75);
    assertThat(effect.has("wheels.global.amount_keyframes")).isTrue();
  }

  @Test
  void parametersInObjectsAreKnownByTheWayToThem() {
    EffectItem effect = read("""
        {"effects": [{"type": "ColorGrade", "position": 0, "start": 0, "end": 1,
          "wheels": {"enabled": true, "shadows": {"luma": 0.5, "color": {"red": 1, "green": 2, "blue": 3, "alpha": 255}}}}]}
        """).effects().getFirst();

    assertThat(effect.curve("wheels.shadows.luma").orElseThrow().value(1)).isEqualTo(0.5);
    assertThat(effect.color("wheels.shadows.color").orElseThrow().green().value(1)).isEqualTo(2);
    assertThat(effect.has("wheels.enabled")).isTrue();
    assertThat(effect.has("wheels.midtones.luma")).isFalse();
  }
}
