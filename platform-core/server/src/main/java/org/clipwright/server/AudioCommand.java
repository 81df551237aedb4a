package org.clipwright.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.render.AudioSettings;
import org.clipwright.render.Encoder;
import org.clipwright.render.OutputSettings;
import org.clipwright.render.RenderSetup;
import org.clipwright.render.SoundMixer;
import org.clipwright.render.TimelineSoundMixer;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.timeline.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clipwright audio}. */
@Command(
    name = "audio",
    description = "Writes the sound of a project as 16-bit PCM at its own rate and layout.",
    mixinStandardHelpOptions = true)
final class AudioCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PROJECT", description = "An OpenShot project (.osp, .json) or a ZIP of one.")
  private Path project;

  @Option(names = "--out", required = true, paramLabel = "FILE.wav", description = "The sound file to write.")
  private Path output;

  @Override
  public Integer call() {
    try (ProjectInput input = ProjectInput.open(project)) {
      write(Engine.fromEnvironment().setup(input));
    }
    return 0;
  }

  private void write(RenderSetup setup) {
    Profile profile = setup.timeline().profile();
    AudioSettings settings =
        new AudioSettings("pcm_s16le", profile.sampleRate(), profile.channels(), profile.channelLayout(), 0);
    OutputSettings wav = new OutputSettings("wav", Optional.empty(), Optional.of(settings), 1);
    AudioBlock block = new AudioBlock(profile.channels(), 0, profile.sampleRate());
    try (SoundMixer mixer = new TimelineSoundMixer(setup); Encoder encoder = new FfmpegEncoderOpener().open(output, wav)) {
      long last = setup.lastFrame();
      for (long frame = 1; frame <= last; frame++) {
        mixer.mix(frame, block);
        encoder.write(block);
      }
      encoder.finish();
    }
  }
}
