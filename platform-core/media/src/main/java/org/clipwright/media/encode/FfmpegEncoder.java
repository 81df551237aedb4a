package org.clipwright.media.encode;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.media.picture.MirroredPicture;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;

/** Writes one file: a container with at most one video stream, at most one audio stream, and captions. */
public final class FfmpegEncoder implements Encoder {

  private final OutputFile output;
  private Optional<VideoTrack> video = Optional.empty();
  private Optional<AudioTrack> audio = Optional.empty();
  private boolean closed;

  private FfmpegEncoder(OutputFile output) {
    this.output = output;
  }

  public static FfmpegEncoder open(Path file, OutputSettings settings) {
    FfmpegEncoder encoder = new FfmpegEncoder(new OutputFile(file, settings.container()));
    try {
      encoder.start(settings);
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private void start(OutputSettings settings) {
    if (settings.video().isEmpty() && settings.audio().isEmpty()) {
      throw new MediaException("There is nothing to write: neither picture nor sound is requested.");
    }
    boolean globalHeader = output.hasGlobalHeader();
    video = settings.video().map(v -> new VideoTrack(output.container(), v, settings.threads(), globalHeader));
    audio = settings.audio().map(a -> new AudioTrack(output.container(), a, globalHeader));
    SubtitleTracks subtitles = new SubtitleTracks(output.container(), settings.subtitles());
    output.start(codecs());
    subtitles.write();
  }

  private String codecs() {
    String picture = video.map(VideoTrack::codecName).orElse("");
    String sound = audio.map(AudioTrack::codecName).orElse("");
    return picture + (picture.isEmpty() || sound.isEmpty() ? "" : " and ") + sound;
  }

  @Override
  public void write(DecodedPicture picture) {
    switch (picture) {
      case AvPicture decoded -> video.ifPresent(track -> track.write(decoded));
      case MirroredPicture mirrored -> writeDrawn(mirrored);
      default -> throw new IllegalArgumentException("Only pictures that were decoded here can be passed through.");
    }
  }

  private void writeDrawn(DecodedPicture picture) {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, picture.width(), picture.height());
      picture.toFrame(frame, Scaling.BICUBIC);
      write(frame);
    }
  }

  @Override
  public void write(Frame frame) {
    video.ifPresent(track -> track.write(frame));
  }

  @Override
  public void repeat() {
    video.ifPresent(VideoTrack::repeat);
  }

  @Override
  public void write(AudioBlock block) {
    audio.ifPresent(track -> track.write(block));
  }

  @Override
  public void finish() {
    video.ifPresent(VideoTrack::finish);
    audio.ifPresent(AudioTrack::finish);
    output.finish();
    close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    video.ifPresent(VideoTrack::close);
    audio.ifPresent(AudioTrack::close);
    output.close();
  }
}
