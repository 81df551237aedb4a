package org.clipwright.render.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.frame.PictureTurning;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.plan.ClipMedia;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.plan.Scene;
import org.clipwright.render.plan.SceneLayer;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.render.still.DrawingPart;
import org.clipwright.render.still.StillPictures;
import org.clipwright.render.text.TextPicture;
import org.clipwright.timeline.Clip;

/** Fetches the pictures of scenes: decodes, reads stills, renders nested projects. One thread at a time. */
public final class PictureSupply implements AutoCloseable {

  /** Whether a decoded picture that makes up the whole frame may stay unconverted. */
  public enum Whole {
    AS_DECODED,
    DRAWN
  }

  /** A picture kept because the clip shows it again in the next frame. */
  private record Kept(long number, Picture picture, boolean opaque) {}

  private static final int OPEN_DECODERS = 12;

  private final RenderSetup setup;
  private final FramePool pool;
  private final StillPictures stills;
  private final WaveformPictures waveforms;
  private final NestedProjects nested;
  private final PictureRenderer.Opener renderers;
  private final EffectWatch watch;
  private final SourcePool sources;
  private final DecodingThreads workers;
  private final Map<Clip, Kept> kept = new IdentityHashMap<>();
  private final Map<Clip, Picture> texts = new IdentityHashMap<>();
  private final Map<Clip, Boolean> opaque = new IdentityHashMap<>();
  private final Map<Clip, NestedPictures> nestedRenderers = new IdentityHashMap<>();

  PictureSupply(
      RenderSetup setup,
      FramePool pool,
      StillPictures stills,
      WaveformPictures waveforms,
      NestedProjects nested,
      PictureRenderer.Opener renderers,
      EffectWatch watch) {
    this.setup = setup;
    this.pool = pool;
    this.stills = stills;
    this.waveforms = waveforms;
    this.nested = nested;
    this.renderers = renderers;
    this.watch = watch;
    this.sources = new SourcePool(setup.media(), setup.fidelity(), setup.decoderThreads(), OPEN_DECODERS);
    this.workers = new DecodingThreads(setup.threads());
  }

  /**
   * The pictures of a scene; the caller releases them.
   *
   * @throws MediaException when a clip's media cannot be read; its message names the file
   */
  public FetchedScene fetch(Scene scene, Whole whole) {
    List<SceneLayer> layers = uncovered(scene.layers());
    boolean untouched = whole == Whole.AS_DECODED && layers.size() == 1
        && layers.getFirst().isWhole(setup.width(), setup.height());
    forgetOthers(layers);
    forgetOtherTexts(layers);
    closeOthers(layers);
    sources.begin(layers.stream().map(SceneLayer::clip).toList());
    List<Callable<LayerPicture>> tasks = new ArrayList<>(layers.size());
    for (SceneLayer layer : layers) {
      tasks.add(task(layer, untouched, scene.frame()));
    }
    return new FetchedScene(scene, workers.run(tasks));
  }

  @Override
  public void close() {
    workers.close();
    kept.values().forEach(entry -> entry.picture().release());
    kept.clear();
    texts.values().forEach(Picture::release);
    texts.clear();
    CloseSequence closing = new CloseSequence();
    nestedRenderers.values().forEach(nestedRenderer -> closing.then(nestedRenderer::close));
    nestedRenderers.clear();
    closing.then(sources::close).then(waveforms::close).end();
  }

  /** The layers from the topmost one that certainly hides everything below it. */
  private List<SceneLayer> uncovered(List<SceneLayer> layers) {
    for (int i = layers.size() - 1; i > 0; i--) {
      SceneLayer layer = layers.get(i);
      if (opaque.getOrDefault(layer.clip(), false) && layer.covers(setup.width(), setup.height())) {
        return layers.subList(i, layers.size());
      }
    }
    return layers;
  }

  private Callable<LayerPicture> task(SceneLayer layer, boolean untouched, long frame) {
    return switch (layer.media().kind()) {
      case VIDEO -> videoTask(layer, untouched);
      case DRAWING -> () -> drawing(layer);
      case STILL ->
          () -> LayerPicture.drawable(layer, stills.picture(layer.media().requiredFile(), layer.media().readSize()),
              false);
      case TEXT -> {
        Picture drawn = texts.computeIfAbsent(layer.clip(), this::text).retain();
        yield () -> LayerPicture.drawable(layer, drawn, false);
      }
      case CLEAR -> () -> LayerPicture.drawable(layer, clear(layer.media().readSize()), false);
      case BLACK, BLACKOUT -> () -> LayerPicture.drawable(layer, black(layer.media().readSize()), true);
      case WAVEFORM -> {
        Picture drawn = waveforms.picture(layer.clip(), layer.clipFrame(), frame);
        yield () -> LayerPicture.drawable(layer, drawn, false);
      }
      case NESTED -> {
        Picture drawn = nestedPicture(layer);
        yield () -> LayerPicture.drawable(layer, drawn, true);
      }
      case NOTHING -> throw new IllegalStateException("A clip without pictures is not a layer.");
    };
  }

  private LayerPicture drawing(SceneLayer layer) {
    Path file = layer.media().requiredFile();
    return DrawingPart.of(layer, new Size(setup.width(), setup.height()))
        .map(part -> LayerPicture.drawable(part.shownIn(layer), stills.part(file, part), false))
        .orElseGet(() -> LayerPicture.drawable(layer, stills.picture(file, layer.media().readSize()), false));
  }

  private Callable<LayerPicture> videoTask(SceneLayer layer, boolean untouched) {
    Kept again = kept.get(layer.clip());
    boolean repeats = ScenePlanner.mediaNumber(layer.clip(), layer.media(), layer.clipFrame() + 1)
        == layer.mediaNumber();
    if (again != null && again.number() == layer.mediaNumber()) {
      Picture picture = again.picture().retain();
      forgetUnless(repeats, layer.clip());
      return () -> LayerPicture.drawable(layer, picture, again.opaque());
    }
    forgetUnless(false, layer.clip());
    SourcePool.Lease lease =
        sources.lease(layer.media().requiredFile(), layer.clip(), layer.mediaNumber());
    return () -> decode(lease.source(), layer, untouched, repeats);
  }

  private LayerPicture decode(PictureSource source, SceneLayer layer, boolean untouched, boolean repeats) {
    Size read = PictureTurning.turned(layer.media().readSize(), layer.media().quarters());
    DecodedPicture decoded = untouched
        ? source.picture(layer.mediaNumber())
        : source.picture(layer.mediaNumber(), read.width(), read.height());
    boolean isOpaque = decoded.opaque();
    remember(layer.clip(), isOpaque);
    if (untouched && isOpaque) {
      return LayerPicture.undrawn(layer, decoded);
    }
    try (decoded) {
      Picture picture = upright(decoded, layer.media());
      if (repeats) {
        keep(layer.clip(), new Kept(layer.mediaNumber(), picture.retain(), isOpaque));
      }
      return LayerPicture.drawable(layer, picture, isOpaque);
    }
  }

  private Picture upright(DecodedPicture decoded, ClipMedia media) {
    Size size = media.readSize();
    Size read = PictureTurning.turned(size, media.quarters());
    Picture lying = Picture.take(pool, read.width(), read.height());
    decoded.toFrame(lying.frame(), setup.scaling());
    if (media.quarters() == 0) {
      return lying;
    }
    Picture picture = Picture.take(pool, size.width(), size.height());
    PictureTurning.turn(lying.frame(), picture.frame(), media.quarters());
    lying.release();
    return picture;
  }

  private void remember(Clip clip, boolean isOpaque) {
    synchronized (opaque) {
      opaque.put(clip, isOpaque);
    }
  }

  private void keep(Clip clip, Kept picture) {
    synchronized (kept) {
      kept.put(clip, picture);
    }
  }

  private void forgetUnless(boolean wanted, Clip clip) {
    Kept old = wanted ? null : kept.remove(clip);
    if (old != null) {
      old.picture().release();
    }
  }

  private void forgetOthers(List<SceneLayer> layers) {
    kept.entrySet().removeIf(
        entry -> {
          boolean gone = layers.stream().noneMatch(layer -> layer.clip() == entry.getKey());
          if (gone) {
            entry.getValue().picture().release();
          }
          return gone;
        });
  }

  /** A nested project that is no longer shown would otherwise keep its decoders and pictures to the end. */
  private void closeOthers(List<SceneLayer> layers) {
    CloseSequence closing = new CloseSequence();
    nestedRenderers.entrySet().removeIf(
        entry -> {
          boolean gone = layers.stream().noneMatch(layer -> layer.clip() == entry.getKey());
          if (gone) {
            closing.then(entry.getValue()::close);
          }
          return gone;
        });
    closing.end();
  }

  private Picture text(Clip clip) {
    return StillPictures.ofImage(pool, new TextPicture(clip.reader().orElseThrow().json()).draw());
  }

  /** A text that is no longer shown can be redrawn when needed. */
  private void forgetOtherTexts(List<SceneLayer> layers) {
    texts.entrySet().removeIf(
        entry -> {
          boolean gone = layers.stream().noneMatch(layer -> layer.clip() == entry.getKey());
          if (gone) {
            entry.getValue().release();
          }
          return gone;
        });
  }

  private Picture clear(Size size) {
    Picture picture = Picture.take(pool, size.width(), size.height());
    picture.frame().clear();
    return picture;
  }

  private Picture black(Size size) {
    return Picture.black(pool, size.width(), size.height());
  }

  private Picture nestedPicture(SceneLayer layer) {
    return nestedRenderers.computeIfAbsent(layer.clip(), _ -> nestedPictures(layer.media()))
        .picture(layer.mediaNumber(), pool);
  }

  private NestedPictures nestedPictures(ClipMedia media) {
    Path file = media.requiredFile();
    RenderSetup inner = setup.forNested(nested.timeline(file, setup.files()));
    NestedProjects within = nested.enter(file);
    ClipSounds sounds = new MediaClipSounds(inner, within, watch);
    return new NestedPictures(renderers.open(inner, sounds, within, watch), within);
  }
}
