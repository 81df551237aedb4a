package org.clipwright.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.render.compose.PictureEngine;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.plan.ClipMedia;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.plan.Scene;
import org.clipwright.render.plan.SceneLayer;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;

/**
 * Frames that show consecutive pictures of one video and nothing else. The video may still be scaled to the canvas.
 *
 * @param frames of the timeline
 * @param file the video
 * @param firstPicture the number of the picture that the first frame shows
 */
public record UntouchedRun(FrameRange frames, Path file, long firstPicture) {

  /** The runs of a timeline, in order. Nothing is decoded for that. */
  public static List<UntouchedRun> of(RenderSetup setup, FrameRange frames) {
    EffectWatch watch = new EffectWatch(setup.supervision());
    try (PictureEngine engine =
        new PictureEngine(setup, new MediaClipSounds(setup), NestedProjects.ofOutermost(), watch)) {
      List<UntouchedRun> runs = new ArrayList<>();
      for (long frame = frames.first(); frame <= frames.last(); frame++) {
        shown(engine.planner().scene(frame), setup).ifPresent(run -> add(runs, run));
      }
      return runs;
    }
  }

  private static Optional<UntouchedRun> shown(Scene scene, RenderSetup setup) {
    if (scene.layers().isEmpty()) {
      return Optional.empty();
    }
    SceneLayer top = scene.layers().getLast();
    boolean whole = top.media().kind() == ClipMedia.MediaKind.VIDEO && top.isWhole(setup.width(), setup.height());
    return whole ? Optional.of(new UntouchedRun(
        new FrameRange(scene.frame(), scene.frame()), top.media().requiredFile(), top.mediaNumber()))
        : Optional.empty();
  }

  private static void add(List<UntouchedRun> runs, UntouchedRun next) {
    if (!runs.isEmpty() && runs.getLast().continuesWith(next)) {
      UntouchedRun longer = runs.removeLast();
      runs.add(new UntouchedRun(
          new FrameRange(longer.frames.first(), next.frames.last()), longer.file, longer.firstPicture));
    } else {
      runs.add(next);
    }
  }

  private boolean continuesWith(UntouchedRun next) {
    return file.equals(next.file) && frames.last() + 1 == next.frames.first()
        && firstPicture + frames.count() == next.firstPicture;
  }

  /** The numbers of the pictures that are shown. */
  public FrameRange pictures() {
    return new FrameRange(firstPicture, firstPicture + frames.count() - 1);
  }
}
