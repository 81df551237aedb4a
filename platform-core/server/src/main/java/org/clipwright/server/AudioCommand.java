package org.clipwright.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
    AudioBlock block = new AudioBlock(profile.channels(), 0, profile.sampleRate());
    try (SoundMixer mixer = new TimelineSoundMixer(setup); WavFile file = new WavFile(output, profile)) {
      long last = setup.lastFrame();
      for (long frame = 1; frame <= last; frame++) {
        mixer.mix(frame, block);
        file.write(block);
      }
    } catch (IOException failure) {
      throw new CommandException("The file " + output.getFileName() + " cannot be written: " + failure.getMessage());
    }
  }
}
