package org.clipwright.commands.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.worker.RenderEngine;

/** Renders one project in several ways that must not make a difference. */
final class RenderWays {

  private static final int MOST_FRAMES = 3;
  private static final int THREADS = 4;

  private final RenderEngine engine;
  private final PathResolver files;

  RenderWays(RenderEngine engine, PathResolver files) {
    this.engine = engine;
    this.files = files;
  }

  /** Checksums of a project's pictures by frame, and of its sound. */
  record Sums(Map<Long, Long> pictures, long sound) {}

  /** The ways whose result differs from the first, with the differences; empty when all agree. */
  List<String> differences(ObjectNode project, long seed) {
    List<Long> forward = frames(project);
    if (forward.isEmpty()) {
      return List.of();
    }
    List<Long> shuffled = new ArrayList<>(forward);
    Collections.shuffle(shuffled, new Random(seed));
    Sums whole = inOnePiece(setup(project).withThreads(THREADS), forward.size());
    List<String> differences = new ArrayList<>();
    compare(differences, "one thread, frame by frame", whole.pictures,
        frameByFrame(setup(project).withThreads(1), forward));
    compare(differences, "in random order", whole.pictures,
        frameByFrame(setup(project).withThreads(THREADS), shuffled));
    compare(differences, "read again", whole.pictures, frameByFrame(setup(again(project)), forward));
    Sums second = inOnePiece(setup(project).withThreads(1), forward.size());
    compare(differences, "one thread, in one piece", whole.pictures, second.pictures);
    if (whole.sound != second.sound) {
      differences.add("one thread, in one piece: other sound");
    }
    return differences;
  }

  private static void compare(List<String> differences, String way, Map<Long, Long> expected, Map<Long, Long> found) {
    List<Long> other = expected.keySet().stream().filter(frame -> !expected.get(frame).equals(found.get(frame)))
        .toList();
    if (!other.isEmpty()) {
      differences.add(way + ": other pictures of frames " + other);
    }
  }

  /** The frames of a project that are looked at. */
  List<Long> frames(ObjectNode project) {
    long last = setup(project).lastFrame();
    return LongStream.rangeClosed(1, Math.min(last, MOST_FRAMES)).boxed().toList();
  }

  private RenderSetup setup(JsonNode project) {
    return engine.setup(new ProjectReader(files).read(project), files);
  }

  /** The project as it is after being stored: with all keys of a clip. */
  private static ObjectNode again(ObjectNode project) {
    ObjectNode copy = project.deepCopy();
    ArrayNode clips = copy.putArray("clips");
    project.path("clips").forEach(clip -> clips.add(ClipJson.complete((ObjectNode) clip)));
    return copy;
  }

  private static Map<Long, Long> frameByFrame(RenderSetup setup, List<Long> numbers) {
    Map<Long, Long> sums = new TreeMap<>();
    try (FrameRenderer renderer = FrameRenderer.open(setup, new MediaClipSounds(setup));
        Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, renderer.width(), renderer.height());
      for (long number : numbers) {
        renderer.render(number, frame);
        sums.put(number, SummingEncoder.sum(frame));
      }
    }
    return sums;
  }

  private static Sums inOnePiece(RenderSetup setup, long count) {
    SummingEncoder encoder = new SummingEncoder(setup);
    RenderLoop.of(setup).withPictures(new MediaClipSounds(setup)).withSound(new TimelineSoundMixer(setup))
        .run(new FrameRange(1, count), encoder, (_, _) -> {}, new CancellationToken());
    return encoder.sums();
  }
}
