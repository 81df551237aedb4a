package org.clipwright.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Profile;

/** {@code clipwright audio}. */
final class AudioCommand implements Command {

  static final Syntax SYNTAX =
      Syntax.of(
          "Writes the sound of a project as 16-bit PCM at its own rate and layout.",
          List.of(ProjectInput.PARAMETER),
          CommandOption.required("--out", "FILE.wav", "The sound file to write."));

  private final Path project;
  private final Path output;

  AudioCommand(Arguments arguments) {
    this.project = arguments.path("PROJECT");
    this.output = arguments.path("--out");
  }

  @Override
  public int run(CommandOutput streams) {
    try (ProjectInput input = ProjectInput.open(project)) {
      write(EnvironmentEngine.fromEnvironment().setup(input.timeline(), input.files()));
    }
    return 0;
  }

  private void write(RenderSetup setup) {
    requireSound(setup.timeline().profile(), setup.lastFrame());
    try (WavFile file = new WavFile(output, setup.timeline().profile())) {
      if (setup.lastFrame() > 0) {
        RenderLoop loop = RenderLoop.of(setup).withSound(new TimelineSoundMixer(setup));
        loop.run(new FrameRange(1, setup.lastFrame()), new SoundOnly(file), (done, total) -> {},
            new CancellationToken());
      }
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private static void requireSound(Profile profile, long lastFrame) {
    if (profile.channels() == 0) {
      throw new CommandException("The project has no sound to write.");
    }
    if (!WavFile.holds(profile, lastFrame)) {
      throw new CommandException(
          "The project's " + lastFrame + " frames are too long for a WAV file, which holds at most 4 GB of sound.");
    }
  }

  private CommandException unwritable(IOException failure) {
    return new CommandException("The file " + output.getFileName() + " cannot be written: " + FileReason.of(failure)
        + ".");
  }

  /** The file as the render sees it. */
  private final class SoundOnly implements Encoder {

    private final WavFile file;

    SoundOnly(WavFile file) {
      this.file = file;
    }

    @Override
    public void write(AudioBlock block) {
      try {
        file.write(block);
      } catch (IOException failure) {
        throw unwritable(failure);
      }
    }

    @Override
    public void write(DecodedPicture picture) {
      throw new IllegalStateException("Writes only sound.");
    }

    @Override
    public void write(Frame frame) {
      throw new IllegalStateException("Writes only sound.");
    }

    @Override
    public void repeat() {
      throw new IllegalStateException("Writes only sound.");
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
