package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.render.picture.PictureProject.Shot;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.timeline.Clip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two channels, each of 200 rows with its axis in the middle and 20 rows between them; a column is a sample. */
class WaveformPicturesTest {

  private static final int LEFT = 100;
  private static final int RIGHT = 320;

  private record Samples(float[] left, float[] right) implements ClipSounds {
    @Override
    public boolean read(Clip clip, long frame, AudioBlock block) {
      block.resize(left.length);
      System.arraycopy(left, 0, block.channel(0), 0, left.length);
      System.arraycopy(right, 0, block.channel(1), 0, right.length);
      return true;
    }

    @Override
    public void close() {}
  }

  private static Shot draw(Fidelity fidelity, float... left) {
    PaintedMedia media = new PaintedMedia().video("a", 4, 4, 30, (_, _, _) -> -1);
    PictureProject project = new PictureProject(media).size(left.length, 420).like(fidelity)
        .clip("a", 0, 0, "'waveform': true");
    ClipSounds sounds = new Samples(left, new float[left.length]);
    try (FrameRenderer renderer = FrameRenderer.open(project.setup(), sounds)) {
      return PictureProject.shot(renderer, 1);
    }
  }

  /** The first and last row that is drawn around an axis, counted from it. */
  private static String drawn(Shot shot, int column, int axis) {
    int first = axis;
    int last = axis;
    while (first > 0 && lit(shot, column, first - 1)) {
      first--;
    }
    while (last < shot.height() - 1 && lit(shot, column, last + 1)) {
      last++;
    }
    return lit(shot, column, axis) ? (first - axis) + ".." + (last - axis) : "nothing";
  }

  private static boolean lit(Shot shot, int column, int row) {
    return (shot.at(column, row) & 0xFFFFFF) != 0;
  }

  @Test
  void sampleReachesFromTheAxisToTheRowItLiesIn() {
    Shot shot = draw(Fidelity.CORRECT, 0, 0.0643f, 0.1005f, -0.0149f, -0.0996f, 1, -1);

    assertThat(drawn(shot, 0, LEFT)).isEqualTo("0..0");
    assertThat(drawn(shot, 1, LEFT)).isEqualTo("-7..0");
    assertThat(drawn(shot, 2, LEFT)).isEqualTo("-11..0");
    assertThat(drawn(shot, 3, LEFT)).isEqualTo("0..1");
    assertThat(drawn(shot, 4, LEFT)).isEqualTo("0..9");
    assertThat(drawn(shot, 5, LEFT)).isEqualTo("-100..0");
    assertThat(drawn(shot, 6, LEFT)).isEqualTo("0..100");
    assertThat(drawn(shot, 6, RIGHT)).isEqualTo("0..0");
  }

  @Test
  void whatIsHardlyHeardIsOnePixel() {
    Shot shot = draw(Fidelity.CORRECT, 0.0001f, -0.0001f, 0.01f, -0.01f);

    assertThat(drawn(shot, 0, LEFT)).isEqualTo("-1..0");
    assertThat(drawn(shot, 1, LEFT)).isEqualTo("0..1");
    assertThat(drawn(shot, 2, LEFT)).isEqualTo("-1..0");
    assertThat(drawn(shot, 3, LEFT)).isEqualTo("0..1");
  }

  @Test
  void whatIsTooLoudStaysInItsChannelUnlessTheOriginalsPictureIsAskedFor() {
    assertThat(drawn(draw(Fidelity.CORRECT, -1.2f), 0, LEFT)).isEqualTo("0..100");
    assertThat(drawn(draw(Fidelity.ORIGINAL_0_5, -1.2f), 0, LEFT)).isEqualTo("0..120");
  }

  /** What the effect that draws sound is asked to do for a clip with more in its JSON: type and samples, or nothing. */
  private static List<String> asked(Fidelity fidelity, String... more) {
    List<String> asked = new ArrayList<>();
    ChoiceParameter type = ParameterSpec.choice("visualization_type", "Visualization", 0,
        IntStream.rangeClosed(0, 8).boxed().collect(Collectors.toMap(i -> i, i -> "type " + i)));
    ColorParameter color = ParameterSpec.color("color", "Color", Color.of(1, 2, 3));
    PaintedMedia media = new PaintedMedia().video("a", 4, 4, 30, (_, _, _) -> -1);
    PictureProject project = new PictureProject(media).size(2, 420).like(fidelity)
        .register("AudioVisualization", setup -> new PictureFilter() {
          @Override
          public Layout layout(PictureContext context) {
            asked.add(setup.value(type) + " " + context.width() + "x" + context.height() + " "
                + context.sound().channel(0)[1] + " " + context.value(color).green());
            return Layout.perPixel();
          }

          @Override
          public void apply(PictureContext context, Rows rows) {
            context.target().pixel(0, -1);
          }
        }, type, color)
        .clip("a", 0, 0, Stream.concat(Stream.of("'waveform': true"), Stream.of(more)).toArray(String[]::new));
    ClipSounds sounds = new Samples(new float[] {0, 0.25f}, new float[2]);
    try (FrameRenderer renderer = FrameRenderer.open(project.setup(), sounds)) {
      assertThat(PictureProject.shot(renderer, 1).at(0, 0)).isEqualTo(asked.isEmpty() ? 0xFF000000 : -1);
    }
    return asked;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "6, 6", "8, 8", "9, 8", "-1, 0"})
  void aClipThatNamesADrawingIsDrawnByTheEffect(int mode, double type) {
    assertThat(asked(Fidelity.CORRECT, "'waveform_mode': " + mode)).containsExactly(type + " 2x420 0.25 123");
  }

  @Test
  void aClipOfAnOlderEditorIsDrawnInLinesUnlessTheNewestOriginalIsFollowed() {
    assertThat(asked(Fidelity.CORRECT)).isEmpty();
    assertThat(asked(Fidelity.ORIGINAL)).containsExactly("1.0 2x420 0.25 123");
    assertThat(asked(Fidelity.ORIGINAL_0_5, "'waveform_mode': 3")).isEmpty();
  }

  private static Shot shot(PictureProject project, long frame) {
    RenderSetup setup = project.setup();
    try (FrameRenderer renderer = FrameRenderer.open(setup, new MediaClipSounds(setup))) {
      return PictureProject.shot(renderer, frame);
    }
  }

  @ParameterizedTest
  @CsvSource({"CORRECT, -1", "ORIGINAL, -16777216"})
  void mediaWithoutSoundIsAnEmptyAxisAndTheOriginalHidesWhatIsBelow(Fidelity fidelity, int beside) {
    PaintedMedia media = new PaintedMedia().video("white", 4, 4, 30, (_, _, _) -> -1);
    PictureProject project = new PictureProject(media).size(4, 420).like(fidelity)
        .clip("white", 0, 0, "'scale': 2").clip("white", 1, 0, "'waveform': true");

    assertThat(shot(project, 1).at(0, LEFT - 1)).isEqualTo(beside);
  }

  @Test
  void clipsOfANestedProjectAreDrawnAsWell(@TempDir Path folder) throws IOException {
    PaintedMedia media = new PaintedMedia().sound("a.wav");
    String inner = new PictureProject(media).size(1600, 420).clip("a.wav", 0, 0, "'waveform': true").json();
    Files.writeString(folder.resolve("inner.json"), inner);
    PictureProject outer = new PictureProject(media).size(1600, 420).in(folder).clip("inner.json", 0, 0);

    Shot shot = shot(outer, 25);

    assertThat(drawn(shot, 0, LEFT)).isEqualTo("-4..0");
    assertThat(drawn(shot, 0, RIGHT)).isEqualTo("0..3");
  }
}
