package org.clipwright.render.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.render.codec.OwnFormatSound;
import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.sound.PlaybackDirection;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.api.Test;

class OriginalFramesTest {

  private static final SoundFormat MONO = new SoundFormat(48_000, 1, 4, new Rational(30, 1), 90, 3, 0);

  private final OwnFormatSound source = new OwnFormatSound(MONO);
  private final AudioBlock block = new AudioBlock(2, 0, 48_000);

  @Test
  void conversionGoesOnFromFrameToFrame() {
    OriginalFrames frames = frames();

    frames.read(1, PlaybackDirection.FORWARD, block);
    frames.read(2, PlaybackDirection.FORWARD, block);

    assertThat(source.restarts()).isOne();
    assertThat(block.channel(0)[0]).isEqualTo(1664);
  }

  @Test
  void conversionStartsAnewAfterAJumpAndATurn() {
    OriginalFrames frames = frames();

    frames.read(1, PlaybackDirection.FORWARD, block);
    frames.read(10, PlaybackDirection.FORWARD, block);
    frames.read(9, PlaybackDirection.BACKWARD, block);

    assertThat(source.restarts()).isEqualTo(3);
  }

  @Test
  void frameIsSilentWhereTheClipIsSwitchedOffAtItsNumber() {
    OriginalFrames frames = frames();

    frames.read(21, PlaybackDirection.FORWARD, block);

    assertThat(block.channel(0)).containsOnly(0);
  }

  private OriginalFrames frames() {
    String json =
        """
        {"width": 64, "height": 36, "fps": {"num": 30, "den": 1}, "sample_rate": 48000, "channels": 2,
         "channel_layout": 3, "clips": [{"position": 0, "start": 0, "end": 3,
         "has_audio": {"Points": [{"co": {"X": 1, "Y": 1}, "interpolation": 2},
                                  {"co": {"X": 20, "Y": 0}, "interpolation": 2}]}}]}
        """;
    Timeline timeline = new ProjectReader(Path::of).read(json);
    return new OriginalFrames(timeline.clips().getFirst(), MONO, timeline.profile(), source);
  }
}
