package org.clipwright.commands.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.picture.FrameImage;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.worker.RenderEngine;

/** Counts how far pictures under the original's rules are from those of the original engine on this machine. */
final class OriginalDistance {

  /** Below this, in dB, two pictures look different. */
  private static final double DIFFERENT = 30;

  private static final double ALIKE = 40;

  private final OriginalEngine original;
  private final RenderEngine engine;
  private final PathResolver files;
  private int alike;
  private int near;
  private int different;
  private int missing;

  OriginalDistance(OriginalEngine original, RenderEngine engine, PathResolver files) {
    this.original = original;
    this.engine = new RenderEngine(engine.media(), engine.effects(), rules(original.version()), engine.limits(),
        engine.heap(), engine.running());
    this.files = files;
  }

  /** The rules of 0.5 go for all versions before 0.6. */
  private static Fidelity rules(String version) {
    return version.matches("0\\.[0-5](\\..*)?") ? Fidelity.ORIGINAL_0_5 : Fidelity.ORIGINAL;
  }

  /** Compares pictures of a project; what looks different, in sentences. */
  List<String> compare(ObjectNode project, List<Long> frames) throws IOException {
    ObjectNode unversioned = project.deepCopy();
    unversioned.remove("version");
    Map<Long, BufferedImage> theirs = original.pictures(unversioned, frames);
    missing += frames.size() - theirs.size();
    List<String> sentences = new ArrayList<>();
    if (theirs.isEmpty()) {
      return sentences;
    }
    RenderSetup setup = engine.setup(new ProjectReader(files).read(unversioned), files);
    try (FrameRenderer renderer = FrameRenderer.open(setup, new MediaClipSounds(setup));
        Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, renderer.width(), renderer.height());
      for (Map.Entry<Long, BufferedImage> picture : theirs.entrySet()) {
        renderer.render(picture.getKey(), frame);
        count(decibels(FrameImage.of(frame), picture.getValue()), picture.getKey()).ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  private Optional<String> count(double decibels, long frame) {
    if (decibels >= DIFFERENT) {
      alike += decibels >= ALIKE ? 1 : 0;
      near += decibels >= ALIKE ? 0 : 1;
      return Optional.empty();
    }
    different++;
    return Optional.of(String.format(Locale.ROOT, "frame %d is %.1f dB from that of libopenshot %s", frame, decibels,
        original.version()));
  }

  /** The peak signal-to-noise ratio of two pictures on black; 0 where they have different sizes. */
  private static double decibels(BufferedImage ours, BufferedImage theirs) {
    if (ours.getWidth() != theirs.getWidth() || ours.getHeight() != theirs.getHeight()) {
      return 0;
    }
    double sum = 0;
    for (int y = 0; y < ours.getHeight(); y++) {
      for (int x = 0; x < ours.getWidth(); x++) {
        sum += squares(ours.getRGB(x, y), theirs.getRGB(x, y));
      }
    }
    double mean = sum / (3.0 * ours.getWidth() * ours.getHeight());
    return mean == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255 * 255 / mean);
  }

  private static double squares(int one, int other) {
    double sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double difference = onBlack(one, shift) - onBlack(other, shift);
      sum += difference * difference;
    }
    return sum;
  }

  private static double onBlack(int argb, int shift) {
    return (argb >> shift & 0xFF) * (argb >>> 24) / 255.0;
  }

  /** What was counted, as one line. */
  String summary() {
    return String.format(Locale.ROOT,
        "Compared with libopenshot %s: %d pictures at 40 dB or more, %d at 30 to 40, %d below; it could not make %d.",
        original.version(), alike, near, different, missing);
  }
}
