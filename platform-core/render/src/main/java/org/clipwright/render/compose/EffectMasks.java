package org.clipwright.render.compose;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.effect.EffectName;
import org.clipwright.render.effect.MaskSettings;
import org.clipwright.render.picture.MaskBlending;
import org.clipwright.render.picture.Picture;
import org.clipwright.render.picture.RowSlices;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;

/**
 * The masks that a project gives its effects, and what they leave of them. An effect without a mask costs a look into a
 * map. One thread at a time.
 */
final class EffectMasks {

  private static final int BLACK = 0xFF000000;

  private final RenderSetup setup;
  private final RowSlices slices;
  private final EffectPictures readers;
  private final Function<EffectItem, Optional<HostedFilter>> filters;
  private final Map<EffectItem, Optional<Clip>> owners = new IdentityHashMap<>();

  /**
   * The masks of a render.
   *
   * @param filters opens the filter of an effect that is a mask
   */
  EffectMasks(
      RenderSetup setup, RowSlices slices, EffectPictures readers,
      Function<EffectItem, Optional<HostedFilter>> filters) {
    this.setup = setup;
    this.slices = slices;
    this.readers = readers;
    this.filters = filters;
  }

  /** The clip that an effect belongs to; empty for effects on the timeline. */
  Optional<Clip> owner(EffectItem item) {
    return owners.computeIfAbsent(item, _ -> setup.timeline().clips().stream()
        .filter(clip -> clip.effects().stream().anyMatch(effect -> effect == item)).findFirst());
  }

  /**
   * The mask of an effect at one of its frames, valid until the end of the frame; empty when it cannot be read and the
   * original would go on without it, of which a warning tells.
   *
   * @throws MediaException when it cannot be read otherwise
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
   * The picture that the effect leaves where its mask is bright, and the one before elsewhere. A picture of another
   * size stays as it is.
   *
   * @param before the picture before the effect, held by the caller
   * @param after the picture after it, for which the result is given
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

  /** Black, which hides the effect, where nobody knows of any objects. */
  private Frame painted(EffectItem item, String sourceId, long frameNumber, Size size) {
    Frame frame = readers.lend(size);
    boolean painted = source(item, sourceId).flatMap(filters).map(filter -> filter.paintMask(frame, frameNumber))
        .orElse(false);
    if (!painted) {
      for (int i = 0; i < frame.size(); i++) {
        frame.pixel(i, BLACK);
      }
    }
    return frame;
  }

  /** The same clip's effect of an id, else any clip's, else the timeline's. */
  private Optional<EffectItem> source(EffectItem item, String id) {
    Stream<EffectItem> clips = setup.timeline().clips().stream().flatMap(clip -> clip.effects().stream());
    Stream<EffectItem> own = owner(item).stream().flatMap(clip -> clip.effects().stream());
    return Stream.of(own, clips, setup.timeline().effects().stream())
        .flatMap(Function.identity())
        .filter(effect -> effect.id().equals(id) && effect != item)
        .findFirst();
  }
}
