package org.clipwright.render.compose;

import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.frame.RoundedCorners;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.picture.Blending;
import org.clipwright.render.picture.PictureDrawing;
import org.clipwright.render.picture.RowSlices;
import org.clipwright.render.plan.Scene;
import org.clipwright.render.plan.SceneLayer;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.BlendMode;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.EffectItem.ChosenStage;
import org.clipwright.timeline.FrameDisplay;
import org.clipwright.timeline.Rational;

/** Composes the pictures of a scene. One thread at a time. */
public final class Compositor {

  private final RenderSetup setup;
  private final FramePool pool;
  private final ScenePlanner planner;
  private final PictureEffects effects;
  private final PictureDrawing drawing;
  private final FrameLabel label;

  Compositor(RenderSetup setup, FramePool pool, ScenePlanner planner, PictureEffects effects, RowSlices slices) {
    this.setup = setup;
    this.pool = pool;
    this.planner = planner;
    this.effects = effects;
    this.drawing = new PictureDrawing(slices, setup.fidelity());
    this.label = new FrameLabel(pool, drawing);
  }

  /** Returns the finished frame; the scene's pictures are released, and the caller releases the result. */
  public Picture compose(FetchedScene fetched) {
    Picture canvas = null;
    for (LayerPicture entry : fetched.pictures()) {
      canvas =
          canvas == null && isWholeCanvas(entry)
              ? entry.picture().orElseThrow().exclusive()
              : drawn(fetched.scene(), entry, canvas);
    }
    return canvas == null ? emptyCanvas() : canvas;
  }

  private boolean isWholeCanvas(LayerPicture entry) {
    SceneLayer layer = entry.layer();
    return entry.opaque()
        && layer.fills(setup.width(), setup.height())
        && layer.media().readSize().equals(new Size(setup.width(), setup.height()));
  }

  private Picture emptyCanvas() {
    return setup.transparent() ? clearCanvas() : Picture.black(pool, setup.width(), setup.height());
  }

  private Picture clearCanvas() {
    Picture clear = Picture.take(pool, setup.width(), setup.height());
    clear.frame().clear();
    return clear;
  }

  /** Draws a layer onto the canvas; a missing canvas is an empty one. */
  private Picture drawn(Scene scene, LayerPicture entry, Picture canvas) {
    SceneLayer layer = entry.layer();
    Picture affected = affect(scene, layer, entry.picture().orElseThrow(), ChosenStage.BEFORE_CLIP);
    Picture picture = rounded(layer, labelled(layer, affected));
    Affine matrix =
        layer.affected() ? planner.matrix(layer, picture.width(), picture.height()) : layer.matrix();
    BlendMode blend = layer.clip().picture().blend();
    if (blend != BlendMode.SOURCE_OVER || affectedAfter(scene, layer)) {
      return drawnApart(scene, layer, picture, matrix, canvas == null ? emptyCanvas() : canvas);
    }
    if (canvas == null && liesOnCanvas(layer, picture, matrix)) {
      Picture own = picture.exclusive();
      if (!setup.transparent()) {
        drawing.putOnBlack(own.frame());
      }
      return own;
    }
    Picture below = canvas == null ? emptyCanvas() : canvas;
    drawing.draw(picture.frame(), matrix, planner.edges(layer), blend, layer.opacity(), below.frame());
    picture.release();
    return below;
  }

  /** Whether a picture coincides with the canvas pixel by pixel. */
  private boolean liesOnCanvas(SceneLayer layer, Picture picture, Affine matrix) {
    return setup.fidelity() == Fidelity.CORRECT
        && picture.width() == setup.width()
        && picture.height() == setup.height()
        && matrix.onlyMoves()
        && matrix.e() == 0
        && matrix.f() == 0
        && Blending.coverage(layer.opacity()) == 255;
  }

  /** Draws a layer onto an empty canvas first, when effects act on it or its blend mode requires that. */
  private Picture drawnApart(Scene scene, SceneLayer layer, Picture picture, Affine matrix, Picture canvas) {
    BlendMode blend = layer.clip().picture().blend();
    Picture own = clearCanvas();
    drawing.draw(picture.frame(), matrix, planner.edges(layer), blend, layer.opacity(), own.frame());
    picture.release();
    Picture finished = affect(scene, layer, own, ChosenStage.AFTER_CLIP);
    drawing.draw(finished.frame(), Affine.IDENTITY, blend, 1, canvas.frame());
    finished.release();
    return canvas;
  }

  private static Picture rounded(SceneLayer layer, Picture picture) {
    double share = layer.cornerRadius();
    if (share <= 0) {
      return picture;
    }
    Picture own = picture.exclusive();
    RoundedCorners.cut(own.frame(), share);
    return own;
  }

  private Picture labelled(SceneLayer layer, Picture picture) {
    FrameDisplay display = layer.clip().picture().display();
    if (display == FrameDisplay.NONE) {
      return picture;
    }
    return label.draw(picture.exclusive(), display, layer.clipFrame(), timelineNumber(layer.clip(), layer.clipFrame()));
  }

  private long timelineNumber(Clip clip, long clipFrame) {
    Rational fps = setup.timeline().profile().fps();
    return setup.fidelity().original()
        ? FrameLabel.originalTimelineNumber((float) clip.range().position(), (float) clip.range().start(), clipFrame,
            fps)
        : clipFrame - clip.clipFrame(0, fps);
  }

  private boolean affectedAfter(Scene scene, SceneLayer layer) {
    if (!layer.affected()) {
      return false;
    }
    return layer.clip().effects().stream().anyMatch(effect -> effects.worksAt(effect, ChosenStage.AFTER_CLIP))
        || scene.span().effects().stream()
            .anyMatch(effect -> effects.worksAt(effect, ChosenStage.AFTER_CLIP) && worksOn(scene, effect, layer));
  }

  private static boolean worksOn(Scene scene, EffectItem effect, SceneLayer layer) {
    return effect.layer() == layer.clip().layer() && scene.span().isTop(layer.clip());
  }

  /** Applies the clip's own effects of a stage, then the timeline's. */
  private Picture affect(Scene scene, SceneLayer layer, Picture picture, ChosenStage stage) {
    if (!layer.affected()) {
      return picture;
    }
    OriginalByteOrder bytes = new OriginalByteOrder(effects, setup.fidelity());
    Picture current = picture;
    for (EffectItem effect : layer.clip().effects()) {
      if (effects.worksAt(effect, stage)) {
        current = bytes.apply(effect, current, layer.clipFrame(), layer.clip(), scene.frame());
      }
    }
    Rational fps = setup.timeline().profile().fps();
    for (EffectItem effect : scene.span().effects()) {
      if (effects.worksAt(effect, stage) && worksOn(scene, effect, layer)) {
        current = bytes.apply(effect, current, effect.effectFrame(scene.frame(), fps), layer.clip(), scene.frame());
      }
    }
    return effects.finish(current);
  }
}
