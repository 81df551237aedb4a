package org.clipwright.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.render.AudioSettings;
import org.clipwright.render.CancellationToken;
import org.clipwright.render.Encoder;
import org.clipwright.render.FrameRange;
import org.clipwright.render.MediaClipSounds;
import org.clipwright.render.OutputSettings;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.RenderSetup;
import org.clipwright.render.TimelineSoundMixer;
import org.clipwright.render.VideoRate;
import org.clipwright.render.VideoSettings;
import org.clipwright.services.Bitrate;
import org.clipwright.timeline.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clipwright render}. */
@Command(
    name = "render",
    description = "Renders a project into a video file; the file's ending chooses the format.",
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

  private static final Map<String, String> SOUND_ONLY =
      Map.of("mp3", "libmp3lame", "wav", "pcm_s16le", "flac", "flac", "m4a", "aac", "aac", "aac", "ogg", "libvorbis");
  private static final Map<String, String> SILENT = Map.of("gif", "gif");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PROJECT", description = "An OpenShot project (.osp, .json) or a ZIP of one.")
  private Path project;

  @Parameters(index = "1", paramLabel = "OUTPUT", description = "The file to write.")
  private Path output;

  @Option(names = "--from", paramLabel = "F", description = "First frame; 1 unless given.")
  private Optional<Long> from = Optional.empty();

  @Option(names = "--to", paramLabel = "F", description = "Last frame; the project's last unless given.")
  private Optional<Long> to = Optional.empty();

  @Option(names = "--width", paramLabel = "W", description = "Width of the video; the project's unless given.")
  private Optional<Integer> width = Optional.empty();

  @Option(names = "--height", paramLabel = "H", description = "Height of the video; the project's unless given.")
  private Optional<Integer> height = Optional.empty();

  @Option(names = "--video-codec", paramLabel = "C", description = "Video encoder, such as libx264.")
  private Optional<String> videoCodec = Optional.empty();

  @Option(names = "--video-bitrate", paramLabel = "B", description = "Such as 8Mb/s, \"8 Mb/s\" or \"23 crf\".")
  private String videoBitrate = "8 Mb/s";

  @Option(names = "--audio-codec", paramLabel = "C", description = "Audio encoder, such as aac.")
  private Optional<String> audioCodec = Optional.empty();

  @Option(names = "--audio-bitrate", paramLabel = "B", description = "Such as \"192 kb/s\".")
  private String audioBitrate = "192 kb/s";

  @Option(names = "--preset", paramLabel = "P", description = "The encoder's speed preset, such as ultrafast.")
  private String preset = "";

  @Option(names = "--threads", paramLabel = "N", description = "Threads for decoding, composing and encoding.")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() {
    try (ProjectInput input = ProjectInput.open(project)) {
      RenderSetup setup = Engine.fromEnvironment().setup(input);
      Profile profile = setup.timeline().profile();
      int outputWidth = width.orElseGet(() -> height.map(h -> scaled(h, profile.width(), profile.height())).orElse(profile.width()));
      int outputHeight =
          height.orElseGet(() -> width.map(w -> scaled(w, profile.height(), profile.width())).orElse(profile.height()));
      require(outputWidth >= 2 && outputHeight >= 2, "A video needs at least 2x2 pixels.");
      RenderSetup sized = setup.withCanvas(outputWidth, outputHeight);
      render(threads.map(sized::withThreads).orElse(sized), outputWidth, outputHeight);
    }
    return 0;
  }

  private void render(RenderSetup setup, int outputWidth, int outputHeight) {
    FrameRange frames = range(setup);
    OutputSettings settings = settings(setup.timeline().profile(), outputWidth, outputHeight);
    RenderLoop loop = RenderLoop.of(setup);
    loop = settings.video().isPresent() ? loop.withPictures(new MediaClipSounds(setup)) : loop;
    loop = settings.audio().isPresent() ? loop.withSound(new TimelineSoundMixer(setup)) : loop;
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    try (Encoder encoder = new FfmpegEncoderOpener().open(output, settings)) {
      loop.run(frames, encoder, progress, new CancellationToken());
    } finally {
      progress.end();
    }
  }

  private FrameRange range(RenderSetup setup) {
    long last = to.orElse(setup.lastFrame());
    long first = from.orElse(1L);
    require(setup.lastFrame() > 0 || to.isPresent(), "There is nothing on the project's timeline.");
    require(first >= 1 && last >= first, "Frames " + first + " to " + last + " are no range.");
    return new FrameRange(first, last);
  }

  private OutputSettings settings(Profile profile, int outputWidth, int outputHeight) {
    String container = container();
    boolean silent = SILENT.containsKey(container) || profile.channels() == 0;
    boolean soundOnly = SOUND_ONLY.containsKey(container);
    require(!soundOnly || profile.channels() > 0, "The project has no sound to write.");
    return new OutputSettings(
        container,
        soundOnly ? Optional.empty() : Optional.of(video(container, profile, outputWidth, outputHeight)),
        silent ? Optional.empty() : Optional.of(audio(container, profile)),
        threads.orElse(0));
  }

  private VideoSettings video(String container, Profile profile, int outputWidth, int outputHeight) {
    String usual = container.equals("webm") ? "libvpx-vp9" : SILENT.getOrDefault(container, "libx264");
    return new VideoSettings(
        videoCodec.orElse(usual), outputWidth, outputHeight, profile.fps(), videoRate(), preset,
        VideoSettings.Scanning.PROGRESSIVE);
  }

  private AudioSettings audio(String container, Profile profile) {
    String usual = container.equals("webm") ? "libopus" : SOUND_ONLY.getOrDefault(container, "aac");
    Bitrate rate = bitrate(audioBitrate);
    return new AudioSettings(
        audioCodec.orElse(usual), profile.sampleRate(), profile.channels(), profile.channelLayout(), rate.value());
  }

  private VideoRate videoRate() {
    Bitrate rate = bitrate(videoBitrate);
    VideoRate.Mode mode =
        switch (rate.unit()) {
          case BITS_PER_SECOND -> VideoRate.Mode.BITRATE;
          case CRF -> VideoRate.Mode.CRF;
          case CQP -> VideoRate.Mode.CQP;
          case QP -> VideoRate.Mode.QP;
        };
    return new VideoRate(mode, rate.value());
  }

  /** A bit rate as clients write it; number and unit may stand together here, as shells make spaces awkward. */
  private static Bitrate bitrate(String text) {
    return Bitrate.parse(text.replaceFirst("(?<=[0-9.])(?=[A-Za-z])", " "))
        .orElseThrow(() -> new CommandException("\"" + text + "\" is no bit rate. Write for example 8Mb/s, 192kb/s or 23crf."));
  }

  private String container() {
    String name = output.getFileName().toString();
    int dot = name.lastIndexOf('.');
    require(dot >= 0, "The name of " + output + " needs an ending, such as .mp4, that tells the format.");
    return name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static int scaled(int side, int numerator, int denominator) {
    return (int) Math.max(2, Math.round((double) side * numerator / denominator / 2) * 2);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new CommandException(message);
    }
  }
}
