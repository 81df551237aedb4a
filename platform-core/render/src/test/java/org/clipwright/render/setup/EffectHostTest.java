package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clipwright.render.setup.ScriptedFilter.pixels;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;

/** Which effects run, on what and when. */
class EffectHostTest extends EffectProject {

  @Test
  void effectsOfAClipRunHighestOrderFirst() {
    project.clip(
        "red.mp4", 1, 0, "'effects': [{'type': 'Swap', 'order': 1}, {'type': 'Dim', 'order': 2}]");

    assertThat(project.shot(1).at(0, 0)).isEqualTo(Pixel.opaque(0, 127, 0));
  }

  @Test
  void whatFollowsSharpeningTakesBlueForRedInTheOriginalOnly() {
    project
        .register("Sharpen", OriginalBytes.TURNS, _ -> pixels(pixel -> pixel))
        .register("Hue", OriginalBytes.TRUSTS,
            _ -> pixels(pixel -> Pixel.opaque(Pixel.red(pixel), 0, Pixel.blue(pixel) / 3)));
    project.clip("red.mp4", 1, 0, "'effects': [{'type': 'Sharpen', 'order': 2}, {'type': 'Hue', 'order': 1}]");

    assertThat(project.shot(1).at(0, 0)).isEqualTo(RED);
    assertThat(project.like(Fidelity.ORIGINAL).shot(1).at(0, 0)).isEqualTo(Pixel.opaque(85, 0, 0));
  }

  @Test
  void aNewPaintingPutsTheOriginalsBytesInOrder() {
    project
        .register("Sharpen", OriginalBytes.TURNS, _ -> pixels(pixel -> pixel))
        .register("Crop", OriginalBytes.PAINTS_ANEW, _ -> pixels(pixel -> pixel))
        .register("Hue", OriginalBytes.TRUSTS,
            _ -> pixels(pixel -> Pixel.opaque(Pixel.red(pixel), 0, Pixel.blue(pixel) / 3)));
    project.clip("red.mp4", 1, 0,
        "'effects': [{'type': 'Sharpen', 'order': 3}, {'type': 'Crop', 'order': 2}, {'type': 'Hue', 'order': 1}]");

    assertThat(project.like(Fidelity.ORIGINAL).shot(1).at(0, 0)).isEqualTo(RED);
  }

  @Test
  void clipEffectsAreGivenClipFrames() {
    project.clip("red.mp4", 1, 1, "'start': 0.5", "'effects': [{'type': 'Notes'}]").shot(33);

    assertThat(frames).containsOnly(18L);
  }

  @Test
  void timelineEffectsWorkOnTheUppermostClipOfTheirLayerWhileTheyLast() {
    project
        .clip("red.mp4", 1, 0)
        .clip("red.mp4", 2, 0)
        .clip("green.mp4", 2, 0.5, "'scale_x': 0.5")
        .effect("{'type': 'Swap', 'layer': 2, 'position': 0.5, 'end': 0.2}");

    PictureProject.Shot during = project.shot(18);
    assertThat(during.at(8, 4)).isEqualTo(RED);
    assertThat(during.at(0, 4)).isEqualTo(RED);
    assertThat(project.shot(10).at(8, 4)).isEqualTo(RED);
    assertThat(project.shot(25).at(8, 4)).isEqualTo(GREEN);
  }

  @Test
  void timelineEffectsAreGivenTheirOwnFrames() {
    project.clip("red.mp4", 1, 0).effect("{'type': 'Notes', 'layer': 1, 'position': 0.5, 'end': 0.2}").shot(18);

    assertThat(frames).containsOnly(3L);
  }

  @Test
  void effectsWorkOnTheMediaOrOnTheCanvas() {
    PictureProject filled =
        new PictureProject(media)
            .register("Fill", _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill'}]");
    PictureProject after =
        new PictureProject(media)
            .register("Fill", _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill', 'apply_before_clip': false}]");

    assertThat(filled.shot(1).row(2)).isEqualTo("....GGGGGGGG....");
    assertThat(after.shot(1).row(2)).isEqualTo("G".repeat(16));
  }

  @Test
  void effectsWorkWhereTheirTypeUsuallyDoesUnlessTheProjectSaysOtherwise() {
    PictureProject unstated =
        new PictureProject(media)
            .register("Fill", EffectDescriptor.Stage.AFTER_CLIP, _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill'}]");
    PictureProject stated =
        new PictureProject(media)
            .register("Fill", EffectDescriptor.Stage.AFTER_CLIP, _ -> pixels(_ -> GREEN))
            .clip("red.mp4", 1, 0, "'scale_x': 0.5", "'effects': [{'type': 'Fill', 'apply_before_clip': true}]");

    assertThat(unstated.shot(1).row(2)).isEqualTo("G".repeat(16));
    assertThat(stated.shot(1).row(2)).isEqualTo("....GGGGGGGG....");
  }

  @Test
  void clipEffectsKnowHowTheirClipRuns() {
    List<ClipTiming> clips = new ArrayList<>();
    project
        .register("Times", setup -> {
          setup.clip().ifPresent(clips::add);
          return noting();
        })
        .clip("green.mp4", 1, 0)
        .clip("red.mp4", 2, 0, "'start': 0.25", "'effects': [{'type': 'Times'}]",
            "'time': {'Points': [{'co':{'X':1,'Y':1}},{'co':{'X':31,'Y':91},'interpolation':1}]}")
        .effect("{'type': 'Times', 'layer': 1, 'end': 1}")
        .shot(3);

    assertThat(clips).hasSize(1);
    assertThat(clips.getFirst().seconds()).isEqualTo(0.75);
    assertThat(clips.getFirst().mediaFrame(11)).isEqualTo(31);
    assertThat(frames).hasSize(2);
  }

  @Test
  void anEffectNobodyHasIsLeftOut() {
    assertThat(project.clip("red.mp4", 1, 0, "'effects': [{'type': 'Teleport'}]").shot(1).at(0, 0)).isEqualTo(RED);
  }
}
