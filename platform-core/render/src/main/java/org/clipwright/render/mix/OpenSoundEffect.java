package org.clipwright.render.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.render.effect.EffectName;
import org.clipwright.render.effect.EffectParameters;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.effect.HostedEffectSetup;
import org.clipwright.render.setup.CloseSequence;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.EffectItem;

/** A sound effect of a timeline, opened for one render. */
final class OpenSoundEffect implements AutoCloseable {

  private final EffectName name;
  private final EffectParameters parameters;
  private final SoundFilter filter;
  private final EffectWatch watch;

  private OpenSoundEffect(EffectName name, EffectParameters parameters, SoundFilter filter, EffectWatch watch) {
    this.name = name;
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
      CloseSequence closing = new CloseSequence().then(() -> {
        throw e;
      });
      opened.forEach(effect -> closing.then(effect::close));
      closing.end();
      throw e;
    }
  }

  private static OpenSoundEffect open(
      SoundEffect effect, EffectItem item, RenderSetup setup, EffectWatch watch) {
    EffectName name = EffectName.of(item, setup);
    watch.start(name);
    try {
      EffectParameters parameters = new EffectParameters(effect.descriptor(), item);
      SoundFilter filter = effect.open(new HostedEffectSetup(item, parameters, setup));
      if (filter == null) {
        throw name.fault("returned null instead of a filter");
      }
      return new OpenSoundEffect(name, parameters, filter, watch);
    } catch (Throwable e) {
      throw name.failure(e);
    } finally {
      watch.end();
    }
  }

  /** What the project says of the effect. */
  EffectItem item() {
    return name.item();
  }

  /**
   * Changes a block in place, at the frame number the effect is given.
   *
   * @throws RenderException when the effect fails, or it is a plugin's and leaves another length or what is no sound
   */
  void apply(long frameNumber, AudioBlock block) {
    boolean checked = name.plugin().isPresent() && isSound(block);
    int samples = block.samples();
    run(() -> {
      parameters.moveTo(frameNumber);
      filter.apply(parameters, block);
    });
    if (block.samples() != samples) {
      throw name.fault("leaves " + block.samples() + " samples of a frame that has " + samples);
    }
    if (checked && !isSound(block)) {
      throw name.fault("returned samples that are NaN or infinite");
    }
  }

  private static boolean isSound(AudioBlock block) {
    for (int channel = 0; channel < block.channelCount(); channel++) {
      float[] samples = block.channel(channel);
      float check = 0;
      for (int i = 0; i < block.samples(); i++) {
        // Nothing but 0 times a finite number is 0.
        check += samples[i] * 0f;
      }
      if (check != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Ends the effect.
   *
   * @throws RenderException when it fails at that
   */
  @Override
  public void close() {
    run(filter::close);
  }

  private void run(Runnable work) {
    watch.start(name);
    try {
      work.run();
    } catch (Throwable e) {
      throw name.failure(e);
    } finally {
      watch.end();
    }
  }
}
