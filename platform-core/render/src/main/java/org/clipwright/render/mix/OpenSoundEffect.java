package org.clipwright.render.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.render.effect.EffectName;
import org.clipwright.render.effect.EffectParameters;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.effect.HostedEffectSetup;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.stage.CloseSequence;
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
   * Opens an effect; empty when it is not a sound effect.
   *
   * @throws RenderException when it cannot be used
   */
  static Optional<OpenSoundEffect> open(EffectItem item, RenderSetup setup, EffectWatch watch) {
    return setup.effects().sound(item.className()).map(effect -> open(effect, item, setup, watch));
  }

  /** Opens the sound effects in a list: all of them, or none when one fails. */
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

  /** The effect as the project states it. */
  EffectItem item() {
    return name.item();
  }

  /**
   * Changes a block in place; the effect receives the frame number.
   *
   * @throws RenderException when the effect fails, or a plugin's effect changes the length or leaves non-finite samples
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
        // Only a finite number times 0 is 0.
        check += samples[i] * 0f;
      }
      if (check != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Closes the effect.
   *
   * @throws RenderException when that fails
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
