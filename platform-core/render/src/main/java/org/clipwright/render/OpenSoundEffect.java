package org.clipwright.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.timeline.EffectItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sound effect of a timeline, opened for one render. */
final class OpenSoundEffect implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenSoundEffect.class);

  private final EffectItem item;
  private final EffectParameters parameters;
  private final SoundFilter filter;
  private final EffectWatch watch;

  private OpenSoundEffect(EffectItem item, EffectParameters parameters, SoundFilter filter, EffectWatch watch) {
    this.item = item;
    this.parameters = parameters;
    this.filter = filter;
    this.watch = watch;
  }

  /**
   * Opens an effect; empty when it is no sound effect.
   *
   * @throws RenderException when it cannot be used
   */
  static Optional<OpenSoundEffect> open(EffectItem item, RenderSetup setup, EffectWatch watch) {
    return setup.effects().sound(item.className()).map(effect -> open(effect, item, setup, watch));
  }

  /** Opens those of some effects that are sound effects: all, or none when one fails. */
  static List<OpenSoundEffect> openAll(List<EffectItem> items, RenderSetup setup, EffectWatch watch) {
    List<OpenSoundEffect> opened = new ArrayList<>();
    try {
      items.forEach(item -> open(item, setup, watch).ifPresent(opened::add));
      return opened;
    } catch (RuntimeException e) {
      opened.forEach(OpenSoundEffect::close);
      throw e;
    }
  }

  private static OpenSoundEffect open(
      SoundEffect effect, EffectItem item, RenderSetup setup, EffectWatch watch) {
    watch.start(() -> EffectFailure.name(item));
    try {
      EffectParameters parameters = new EffectParameters(effect.descriptor(), item);
      SoundFilter filter = effect.open(new HostedEffectSetup(item, parameters, setup));
      return new OpenSoundEffect(item, parameters, filter, watch);
    } catch (RuntimeException | LinkageError e) {
      throw EffectFailure.of(item, e);
    } finally {
      watch.end();
    }
  }

  /** What the project says of the effect. */
  EffectItem item() {
    return item;
  }

  /**
   * Changes a block in place, at the frame number the effect is given.
   *
   * @throws RenderException when the effect fails
   */
  void apply(long frameNumber, AudioBlock block) {
    watch.start(() -> EffectFailure.name(item));
    try {
      parameters.moveTo(frameNumber);
      filter.apply(parameters, block);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw EffectFailure.of(item, e);
    } finally {
      watch.end();
    }
  }

  @Override
  public void close() {
    try {
      filter.close();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A sound effect could not be closed. effect={}", EffectFailure.name(item), e);
    }
  }
}
