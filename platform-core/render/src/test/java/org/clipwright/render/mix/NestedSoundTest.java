package org.clipwright.render.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.SoundProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedSoundTest {

  private final SyntheticSounds media = new SyntheticSounds().withPlaces("places.wav");

  @TempDir Path folder;

  @Test
  void projectInsideAnotherSoundsAsItDoesAlone() throws IOException {
    Path inner = write("inner.osp", clip("FFmpegReader", "places.wav", 1, 2, 4));

    float[][] sound = project(inner, 2, 0.6, 4).frames(51, 75);

    // 0.6 seconds into the inner project, which is silent for its first second.
    for (int i = 0; i < 25 * 1920; i++) {
      float expected = i < 19200 ? 0 : SyntheticSounds.place(0, 2 * 48000 + i - 19200);
      assertThat(sound[0][i]).isEqualTo(expected);
    }
  }

  @Test
  void projectThatContainsItselfIsRefused() throws IOException {
    Path inner = folder.resolve("inner.osp");
    write("inner.osp", clip("Timeline", inner.toString(), 0, 0, 4));

    assertThatThrownBy(() -> project(inner, 0, 0, 4).frame(1))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("inner.osp");
  }

  private SoundProject project(Path inner, double position, double start, double end) {
    return new SoundProject(media).clipOf("Timeline", inner.toString(), position, start, end);
  }

  private static String clip(String type, String path, double position, double start, double end) {
    return "{'reader': {'type': '%s', 'path': '%s', 'has_audio': true}, 'position': %s, 'start': %s, 'end': %s}"
        .formatted(type, path, position, start, end);
  }

  /** A project at rates of its own. */
  private Path write(String name, String clip) throws IOException {
    String json = "{'fps': {'num': 30, 'den': 1}, 'sample_rate': 22050, 'channels': 1, 'clips': [%s]}".formatted(clip);
    return Files.writeString(folder.resolve(name), json.replace('\'', '"'));
  }
}
