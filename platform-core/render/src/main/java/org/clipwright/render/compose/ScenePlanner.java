package org.clipwright.render.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.picture.Blending;
import org.clipwright.render.picture.PictureDrawing;
import org.clipwright.render.plan.ClipMedia;
import org.clipwright.render.plan.Placement;
import org.clipwright.render.plan.RenderPlan;
import org.clipwright.render.plan.Scene;
import org.clipwright.render.plan.SceneLayer;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.timeline.BlendMode;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;

/** Determines what each frame of a timeline consists of. One thread at a time. */
public final class ScenePlanner {

  /** An object in a clip's picture, and the effect that tracks it. */
  private record Tracked(Clip clip, EffectItem effect) {}

  private final Timeline timeline;
  private final Rational fps;
  private final Placement placement;
  private final RenderPlan plan;
  private final MediaCatalog catalog;
  private final PictureEffects effects;
  private final Fidelity fidelity;
  private final Map<String, Optional<Tracked>> trackedByParentId = new HashMap<>();

  ScenePlanner(RenderSetup setup, MediaCatalog catalog, PictureEffects effects) {
    this.timeline = setup.timeline();
    this.fps = timeline.profile().fps();
    this.placement = new Placement(setup.width(), setup.height(), timeline.rules());
    this.fidelity = setup.fidelity();
    this.plan = RenderPlan.of(timeline);
    this.catalog = catalog;
    this.effects = effects;
  }

  /** What a frame consists of. */
  public Scene scene(long frame) {
    RenderPlan.Span span = plan.at(frame);
    List<SceneLayer> layers = new ArrayList<>(span.clips().size());
    for (Clip clip : span.clips()) {
      ClipMedia media = catalog.media(clip);
      long clipFrame = clip.clipFrame(frame, fps);
      if (seen(clip, media, clipFrame)) {
        boolean emptied = clip.picture().hasVideo().rounded(clipFrame) == 0;
        if (!emptied) {
          layers.add(layer(frame, span, clip, media, clipFrame));
        } else if (fidelity.original() && affected(clip, span)) {
          layers.add(layer(frame, span, clip, media.emptied(), clipFrame));
        }
      }
    }
    return new Scene(frame, span, layers);
  }

  /** Where a picture of any size goes, since an effect may have changed the planned size. */
  Affine matrix(SceneLayer layer, int width, int height) {
    return matrix(layer.clip(), layer.media(), layer.clipFrame(), new Size(width, height), layer.parent());
  }

  private Affine matrix(Clip clip, ClipMedia media, long clipFrame, Size size, Placement.Parent parent) {
    Affine matrix = placement.matrix(
        media.geometry(), clipFrame, size, media.shape(size.width(), size.height()), parent);
    return fidelity.original() || moves(clip, media) ? matrix : matrix.atWholePixels();
  }

  /** Whether a clip's picture moves across the canvas, by itself or with the clip or the object it is attached to. */
  private boolean moves(Clip clip, ClipMedia media) {
    boolean attached = !clip.parentId().isEmpty() && !clip.parentId().equals(clip.id());
    return media.geometry().moves() || attached
        && timeline.clip(clip.parentId()).map(found -> catalog.media(found).geometry().moves()).orElse(true);
  }

  /** What steps in a movement stays sharp where nothing moves; slanting edges would be stairs. */
  PictureDrawing.Edges edges(SceneLayer layer) {
    boolean moves = moves(layer.clip(), layer.media()) || layer.media().geometry().grows();
    boolean steps = moves || layer.matrix().slants();
    return steps && !fidelity.original() ? PictureDrawing.Edges.SMOOTH : PictureDrawing.Edges.SHARP;
  }

  /** The number of the media picture shown at a clip frame. */
  static long mediaNumber(Clip clip, ClipMedia media, long clipFrame) {
    return Math.max(1, media.mapping().mediaFrame(clip.mediaFrame(clipFrame)));
  }

  private static boolean seen(Clip clip, ClipMedia media, long clipFrame) {
    return media.kind() != ClipMedia.MediaKind.NOTHING
        && (media.kind() == ClipMedia.MediaKind.BLACKOUT
            || clip.picture().blend() != BlendMode.SOURCE_OVER
            || Blending.coverage(clip.picture().alpha().value(clipFrame)) > 0);
  }

  private SceneLayer layer(long frame, RenderPlan.Span span, Clip clip, ClipMedia media, long clipFrame) {
    if (media.kind() == ClipMedia.MediaKind.BLACKOUT) {
      return new SceneLayer(clip, media, clipFrame, 1, 1, Affine.IDENTITY, Placement.Parent.NONE, false);
    }
    Placement.Parent parent = parent(clip, clipFrame, frame);
    Size size = media.readSize();
    return new SceneLayer(
        clip,
        media,
        clipFrame,
        mediaNumber(clip, media, clipFrame),
        clip.picture().alpha().value(clipFrame),
        matrix(clip, media, clipFrame, size, parent),
        parent,
        affected(clip, span));
  }

  private boolean affected(Clip clip, RenderPlan.Span span) {
    return clip.effects().stream().anyMatch(effects::known)
        || (span.isTop(clip)
            && span.effects().stream().anyMatch(effect -> effect.layer() == clip.layer() && effects.known(effect)));
  }

  private Placement.Parent parent(Clip clip, long clipFrame, long frame) {
    if (clip.parentId().isEmpty() || clip.parentId().equals(clip.id())) {
      return Placement.Parent.NONE;
    }
    Optional<Clip> parent = timeline.clip(clip.parentId());
    if (parent.isPresent()) {
      Clip found = parent.get();
      long parentFrame = clipFrame + (long) ((float) found.range().start() * fps.toDouble());
      return Placement.Parent.at(catalog.media(found).geometry(), parentFrame);
    }
    return tracked(clip, clip.parentId(), frame);
  }

  private Placement.Parent tracked(Clip clip, String objectId, long frame) {
    Optional<Tracked> tracked = trackedByParentId.computeIfAbsent(objectId, this::findTracked);
    if (tracked.isEmpty() || tracked.get().clip() == clip) {
      return Placement.Parent.NONE;
    }
    Clip owner = tracked.get().clip();
    long ownerFrame = owner.clipFrame(frame, fps);
    ClipMedia media = catalog.media(owner);
    Placement.Parent parent = Placement.Parent.at(media.geometry(), ownerFrame);
    Optional<TrackedObjects.Box> box =
        effects.trackedObjects(tracked.get().effect()).flatMap(objects -> objects.box(objectId, ownerFrame));
    return box.map(found -> parent.around(found, placement.fitted(media, media.readSize(), ownerFrame)))
        .orElse(Placement.Parent.NONE);
  }

  private Optional<Tracked> findTracked(String objectId) {
    for (Clip clip : timeline.clips()) {
      for (EffectItem effect : clip.effects()) {
        if (effect.json().toString().contains('"' + objectId + '"') && effects.trackedObjects(effect).isPresent()) {
          return Optional.of(new Tracked(clip, effect));
        }
      }
    }
    return Optional.empty();
  }
}
