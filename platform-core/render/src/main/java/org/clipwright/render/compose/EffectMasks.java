package org.clipwright.render.compose;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.effect.EffectName;
import org.clipwright.render.effect.MaskSettings;
import org.clipwright.render.frame.MaskBlending;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.picture.RowSlices;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;

/**
 * The masks a project assigns to its effects, and their application. An effect without a mask costs one map lookup. One
 * thread at a time.
 */
final class EffectMasks {

  private static final int BLACK = 0xFF000000;

  /** A running effect that may know of objects. */
  interface Painter {

    /** Paints the effect's objects at a frame as a mask; returns whether the effect knows of any. */
    boolean paintMask(Frame target, long frameNumber);
  }

  private final RenderSetup setup;
  private final RowSlices slices;
  private final EffectPictures readers;
  private final Function<EffectItem, Optional<? extends Painter>> painters;
  private final Map<EffectItem, Optional<Clip>> owners = new IdentityHashMap<>();

  /**
   * Creates the masks of a render.
   *
   * @param painters opens the effect that serves as a mask
   */
  EffectMasks(
      RenderSetup setup, RowSlices slices, EffectPictures readers,
      Function<EffectItem, Optional<? extends Painter>> painters) {
    this.setup = setup;
    this.slices = slices;
    this.readers = readers;
    this.painters = painters;
  }

  /** The clip that an effect belongs to; empty for effects on the timeline. */
  Optional<Clip> owner(EffectItem item) {
    return owners.computeIfAbsent(item, _ -> setup.timeline().clips().stream()
        .filter(clip -> clip.effects().stream().anyMatch(effect -> effect == item)).findFirst());
  }

  /**
   * The mask of an effect at one of the effect's frames, valid until the end of the frame; empty, with a warning, when
   * it cannot be read and the original would continue without it.
   *
   * @throws MediaException when it cannot be read in any other case
   */
  Optional<Frame> mask(EffectName name, MaskSettings settings, long frameNumber, Size size) {
    if (settings.sourceId().isPresent()) {
      return Optional.of(painted(name.item(), settings.sourceId().get(), frameNumber, size));
    }
    try {
      return readers.mask(name.item(), settings, frameNumber, owner(name.item()), size);
    } catch (MediaException unreadable) {
      if (setup.fidelity() == Fidelity.CORRECT) {
        throw unreadable;
      }
      setup.supervision().warn("The mask of effect " + name.text() + " is left out: " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The effect's result where its mask is bright, and the picture before it elsewhere. A picture of another size is
   * left unchanged.
   *
   * @param before the picture before the effect, held by the caller
   * @param after the picture after the effect, exchanged for the result
   */
  Picture blend(EffectName name, MaskSettings settings, long frameNumber, Picture before, Picture after) {
    if (before == after || before.width() != after.width() || before.height() != after.height()) {
      return after;
    }
    Optional<Frame> mask = mask(name, settings, frameNumber, new Size(after.width(), after.height()));
    if (mask.isEmpty()) {
      return after;
    }
    Picture own = after.exclusive();
    MaskBlending blending = new MaskBlending(
        settings.mode() == MaskSettings.Mode.VARY_STRENGTH ? MaskBlending.Shares.SQUARED : MaskBlending.Shares.PLAIN,
        settings.inverted() ? MaskBlending.Direction.INVERTED : MaskBlending.Direction.BRIGHT,
        setup.fidelity() == Fidelity.CORRECT ? 0.5f : 0);
    slices.run(own.width(), own.height(), rows -> blending.apply(before.frame(), mask.get(), own.frame(), rows));
    return own;
  }

  /** Black, which hides the effect, when no objects are known. */
  private Frame painted(EffectItem item, String sourceId, long frameNumber, Size size) {
    Frame frame = readers.lend(size);
    boolean painted = source(item, sourceId).flatMap(painters)
        .map(painter -> painter.paintMask(frame, frameNumber)).orElse(false);
    if (!painted) {
      for (int i = 0; i < frame.size(); i++) {
        frame.pixel(i, BLACK);
      }
    }
    return frame;
  }

  /** The effect with the given id on the same clip, else on any clip, else on the timeline. */
  private Optional<EffectItem> source(EffectItem item, String id) {
    Stream<EffectItem> clips = setup.timeline().clips().stream().flatMap(clip -> clip.effects().stream());
    Stream<EffectItem> own = owner(item).stream().flatMap(clip -> clip.effects().stream());
    return Stream.of(own, clips, setup.timeline().effects().stream())
        .flatMap(Function.identity())
        .filter(effect -> effect.id().equals(id) && effect != item)
        .findFirst();
  }
}
