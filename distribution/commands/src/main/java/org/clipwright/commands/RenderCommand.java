package org.clipwright.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Parameter;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.CommandException;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.services.export.OutputFormats;
import org.clipwright.services.field.Bitrate;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.Profile;
import org.clipwright.worker.RenderEngine;
import org.clipwright.worker.SmartFilm;

/** {@code clipwright render}. */
final class RenderCommand implements Command {

  static final Syntax SYNTAX =
      Syntax.of(
          "Renders a project to a video file; the file's extension determines the format.",
          List.of(ProjectInput.PARAMETER, new Parameter("OUTPUT", "The file to write.")),
          CommandOption.optional("--from", "F", "First frame (default 1)."),
          CommandOption.optional("--to", "F", "Last frame (default: the project's last)."),
          CommandOption.optional("--width", "W", "Width of the video (default: the project's)."),
          CommandOption.optional("--height", "H", "Height of the video (default: the project's)."),
          CommandOption.optional("--video-codec", "C", "Video encoder, such as libx264."),
          CommandOption.optional("--video-bitrate", "B", "Bit rate or quality, such as 8Mb/s, \"8 Mb/s\" or \"23"
              + " crf\"."),
          CommandOption.optional("--audio-codec", "C", "Audio encoder, such as aac."),
          CommandOption.optional("--audio-bitrate", "B", "Bit rate, such as \"192 kb/s\"."),
          CommandOption.optional("--preset", "P", "The encoder's speed preset, such as ultrafast."),
          CommandOption.optionalSwitch("--alpha",
              "Keep pictures transparent where no clip is, in formats and codecs that hold it."),
          CommandOption.optionalSwitch("--smart",
              "Copy H.264 pictures that the project does not change, and encode only"
                  + " what is between them."),
          CommandOption.optional("--threads", "N", "Threads for decoding, compositing and encoding."));

  private static final Map<String, String> SOUND_ONLY =
      Map.of("mp3", "libmp3lame", "wav", "pcm_s16le", "flac", "flac", "m4a", "aac", "aac", "aac", "ogg", "libvorbis");
  private static final Map<String, String> SILENT =
      Map.of("gif", "gif", "apng", "apng", "webp", "libwebp_anim");

  private static final int MOST_THREADS = 256;

  private final Path project;
  private final Path output;
  private final Optional<Long> from;
  private final Optional<Long> to;
  private final Optional<Integer> width;
  private final Optional<Integer> height;
  private final Optional<String> videoCodec;
  private final String videoBitrate;
  private final Optional<String> audioCodec;
  private final String audioBitrate;
  private final String preset;
  private final boolean alpha;
  private final boolean smart;
  private final Optional<Integer> threads;

  RenderCommand(Arguments arguments) {
    this.project = arguments.path("PROJECT");
    this.output = arguments.path("OUTPUT");
    this.from = arguments.optionalNumber("--from");
    this.to = arguments.optionalNumber("--to");
    this.width = arguments.optionalInteger("--width");
    this.height = arguments.optionalInteger("--height");
    this.videoCodec = arguments.optionalText("--video-codec");
    this.videoBitrate = arguments.optionalText("--video-bitrate").orElse("8 Mb/s");
    this.audioCodec = arguments.optionalText("--audio-codec");
    this.audioBitrate = arguments.optionalText("--audio-bitrate").orElse("192 kb/s");
    this.preset = arguments.optionalText("--preset").orElse("");
    this.alpha = arguments.given("--alpha");
    this.smart = arguments.given("--smart");
    this.threads = arguments.optionalInteger("--threads");
  }

  @Override
  public int run(CommandOutput streams) {
    threads.ifPresent(count -> require(count >= 1 && count <= MOST_THREADS,
        "--threads can be 1 to " + MOST_THREADS + ", not " + count + "."));
    try (ProjectInput input = ProjectInput.open(project)) {
      RenderEngine engine = EnvironmentEngine.fromEnvironment();
      RenderSetup setup = engine.setup(input.timeline(), input.files());
      Profile profile = setup.timeline().profile();
      int outputWidth =
          width.orElseGet(() -> height.map(h -> scaled(h, profile.width(), profile.height())).orElse(profile.width()));
      int outputHeight =
          height.orElseGet(() -> width.map(w -> scaled(w, profile.height(), profile.width())).orElse(profile.height()));
      require(outputWidth >= 2 && outputHeight >= 2, "A video must be at least 2x2 pixels.");
      LargestPicture.refusal(outputWidth, outputHeight).ifPresent(refusal -> {
        throw new CommandException(refusal);
      });
      RenderSetup sized = alpha
          ? setup.withCanvas(outputWidth, outputHeight).withTransparency()
          : setup.withCanvas(outputWidth, outputHeight);
      OutputSettings settings = settings(setup.timeline().profile(), outputWidth, outputHeight);
      render(threads.map(sized::withThreads).orElse(sized), settings, engine.media(), streams.err());
    }
    return 0;
  }

  private void render(RenderSetup setup, OutputSettings settings, FfmpegMediaOpener media, PrintWriter err) {
    FrameRange frames = range(setup);
    ProgressLine progress = new ProgressLine(err);
    try {
      if (!smart || !copied(setup, settings, media, frames, progress, err)) {
        render(setup, settings, frames, progress);
      }
    } finally {
      progress.end();
    }
  }

  private void render(RenderSetup setup, OutputSettings settings, FrameRange frames, ProgressLine progress) {
    RenderLoop loop = RenderLoop.of(setup);
    loop = settings.video().isPresent() ? loop.withPictures(new MediaClipSounds(setup)) : loop;
    loop = settings.audio().isPresent() ? loop.withSound(new TimelineSoundMixer(setup)) : loop;
    try (Encoder encoder = new FfmpegEncoderOpener().open(output, settings)) {
      loop.run(frames, encoder, progress, new CancellationToken());
    }
  }

  /** Whether the film was made with copied pictures. */
  private boolean copied(RenderSetup setup, OutputSettings settings, FfmpegMediaOpener media, FrameRange frames,
      ProgressLine progress, PrintWriter err) {
    try (PartsFolder folder = PartsFolder.beside(output)) {
      SmartFilm.Outcome outcome = new SmartFilm(setup, settings, media, folder.path())
          .render(output, frames, progress, new CancellationToken());
      progress.end();
      new SmartReport(frames.count(), outcome).print(err);
      return outcome.copied() > 0;
    }
  }

  private FrameRange range(RenderSetup setup) {
    long last = to.orElse(setup.lastFrame());
    long first = from.orElse(1L);
    require(setup.lastFrame() > 0 || to.isPresent(), "The project's timeline is empty.");
    require(
        first >= 1 && last >= first,
        "Frames " + first + " to " + last + " are not a range of the project, which has frames 1 to "
            + setup.lastFrame() + ".");
    return new FrameRange(first, last);
  }

  private OutputSettings settings(Profile profile, int outputWidth, int outputHeight) {
    String container = container();
    boolean silent = SILENT.containsKey(container) || profile.channels() == 0;
    boolean soundOnly = SOUND_ONLY.containsKey(container);
    require(!soundOnly || profile.channels() > 0, "The project has no sound to write.");
    require(!soundOnly || !alpha, "--alpha is for pictures, of which " + container + " has none.");
    return new OutputSettings(
        container,
        soundOnly ? Optional.empty() : Optional.of(video(container, profile, outputWidth, outputHeight)),
        silent ? Optional.empty() : Optional.of(audio(container, profile)),
        threads.orElse(0));
  }

  private VideoSettings video(String container, Profile profile, int outputWidth, int outputHeight) {
    String codec = videoCodec.orElseGet(() -> usualCodec(container));
    VideoSettings settings = new VideoSettings(
        codec, outputWidth, outputHeight, profile.fps(), videoRate(), preset, VideoSettings.Scanning.PROGRESSIVE);
    if (!alpha) {
      return settings;
    }
    OutputFormats.all().transparencyRefusal(container, codec).ifPresent(refusal -> {
      throw new CommandException(refusal);
    });
    return settings.withTransparency();
  }

  private static String usualCodec(String container) {
    return container.equals("webm") ? "libvpx-vp9" : SILENT.getOrDefault(container, "libx264");
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

  /** A bit rate as clients write it; number and unit may be joined here, since spaces are awkward in shells. */
  private static Bitrate bitrate(String text) {
    return Bitrate.parse(text.replaceFirst("(?<=[0-9.])(?=[A-Za-z])", " "))
        .orElseThrow(() -> new CommandException("\"" + text
            + "\" is not a bit rate. Use, for example, 8Mb/s, 192kb/s or 23crf."));
  }

  private String container() {
    String name = output.getFileName().toString();
    int dot = name.lastIndexOf('.');
    require(dot >= 0, "The name of " + output + " needs an extension that determines the format, such as .mp4.");
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
