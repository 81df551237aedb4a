package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.media.join.FilmFragments;
import org.clipwright.media.join.Fragment;
import org.clipwright.media.join.SoundPackets;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.services.preview.PreviewCut;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Timeline;
import org.clipwright.timeline.document.ProjectKeys;
import org.clipwright.worker.segment.SegmentKeys;

/**
 * The sound of one segment of a preview. It is encoded with some packets before and after that are not kept, so that
 * its own are as if the whole film were encoded at once: a packet overlaps with the one before, and an encoder decides
 * by what it heard before and hears next.
 */
final class PreviewSound {

  static final String FORMAT = "mp4";

  private static final int STEREO = 3;
  private static final int BITS_PER_SECOND = 128_000;

  static final OutputSettings SETTINGS = new OutputSettings(FORMAT, Optional.empty(), Optional.of(new AudioSettings(
      "aac", PreviewCut.SAMPLE_RATE, PreviewCut.CHANNELS, STEREO, BITS_PER_SECOND)), 1);

  private static final int PACKETS_BEFORE = 4;
  private static final int PACKETS_AFTER = 3;

  /** How long the sound of effects, such as an echo, can last beyond its source. */
  private static final long SAMPLES_OF_EFFECTS = 2L * PreviewCut.SAMPLE_RATE;

  private final RenderSetup setup;
  private final SoundPackets packets;
  private final int number;
  private final AlignedSound.Samples encoded;
  private final PreviewCut cut;

  /**
   * Renders nothing yet.
   *
   * @param setup a render of the project as it is {@link #heard}
   * @param number the segment, from 0
   */
  PreviewSound(RenderSetup setup, PreviewCut cut, int number) {
    this.setup = setup;
    this.number = number;
    this.packets = new SoundPackets(cut.packetsBefore(number), cut.packets(number), PreviewCut.PACKET_SAMPLES);
    this.encoded = new AlignedSound.Samples(
        (packets.before() - PACKETS_BEFORE) * packets.samples(),
        (packets.before() + packets.count() + PACKETS_AFTER) * packets.samples());
    this.cut = cut;
  }

  /** A project with the rate and the channels that all previews have. */
  static ObjectNode heard(ObjectNode project) {
    return new ProjectKeys(project).copy().sound(PreviewCut.SAMPLE_RATE, PreviewCut.CHANNELS, STEREO).json();
  }

  /** A name that is different for every different sound. */
  String name(SegmentKeys keys) {
    return keys.sound(mixed()) + "-" + packets.count();
  }

  /** Frames that have all the samples, and perhaps a few more. */
  private FrameRange mixed() {
    long lead = hasEffects() ? SAMPLES_OF_EFFECTS : 0;
    double framesPerSample = cut.fps().toDouble() / PreviewCut.SAMPLE_RATE;
    long first = (long) ((encoded.first() - lead) * framesPerSample);
    long last = (long) Math.ceil(encoded.end() * framesPerSample) + 1;
    return new FrameRange(Math.max(1, first), last);
  }

  private boolean hasEffects() {
    Timeline timeline = setup.timeline();
    return timeline.effects().stream().anyMatch(this::isSound)
        || timeline.clips().stream().flatMap(clip -> clip.effects().stream()).anyMatch(this::isSound);
  }

  private boolean isSound(EffectItem effect) {
    return setup.effects().sound(effect.className()).isPresent();
  }

  /** Renders it through a temporary file. */
  Fragment render(EncoderOpener encoders, Path file) {
    FrameRange frames = mixed();
    CancellationToken token = new CancellationToken();
    try (Encoder encoder = new AlignedSound(encoders.open(file, SETTINGS), encoded, cut.samplesBefore(frames.first()),
        PreviewCut.CHANNELS, PreviewCut.SAMPLE_RATE)) {
      RenderLoop.of(setup).withSound(new TimelineSoundMixer(setup)).run(frames, encoder, (_, _) -> {
        if (Thread.currentThread().isInterrupted()) {
          token.cancel();
        }
      }, token);
    }
    return FilmFragments.sound(file, PACKETS_BEFORE + FilmFragments.PRIMING_PACKETS, packets, number);
  }

  /** The initialization segment for players, taken from a file with a little silence. */
  static Fragment start(EncoderOpener encoders, Path file) {
    int samples = PreviewCut.PACKET_SAMPLES;
    try (Encoder encoder = encoders.open(file, SETTINGS)) {
      encoder.write(new AudioBlock(PreviewCut.CHANNELS, samples, PreviewCut.SAMPLE_RATE));
      encoder.finish();
    }
    return FilmFragments.sound(file, 0, new SoundPackets(0, 1, samples), 0);
  }
}
