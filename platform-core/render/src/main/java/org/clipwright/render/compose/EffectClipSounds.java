package org.clipwright.render.compose;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Profile;

/**
 * The sound of clips at a frame, for picture effects that ask; opens nothing before that, and reads each clip once per
 * frame. One thread at a time.
 */
final class EffectClipSounds implements AutoCloseable {

  private final RenderSetup setup;
  private final EffectWatch watch;
  private final Map<Clip, AudioBlock> blocks = new IdentityHashMap<>();
  private Optional<ClipSounds> sounds = Optional.empty();
  private long frame;

  EffectClipSounds(RenderSetup setup, EffectWatch watch) {
    this.setup = setup;
    this.watch = watch;
  }

  /**
   * The sound of a clip at a frame of the timeline, valid until another frame is requested. The sound of an earlier
   * frame is valid until the next call, and has no samples before the clip began.
   *
   * @param framesAgo how many frames before that one
   * @throws MediaException when its media cannot be decoded
   */
  AudioBlock sound(Clip clip, long timelineFrame, long framesAgo) {
    if (framesAgo > 0) {
      return earlier(clip, timelineFrame - framesAgo);
    }
    if (timelineFrame != frame) {
      blocks.clear();
      frame = timelineFrame;
    }
    return blocks.computeIfAbsent(clip, each -> read(each, frame));
  }

  private AudioBlock earlier(Clip clip, long earlierFrame) {
    Profile profile = setup.timeline().profile();
    return earlierFrame >= 1 && clip.visibleAt(earlierFrame, profile.fps())
        ? read(clip, earlierFrame)
        : new AudioBlock(Math.max(1, profile.channels()), 0, profile.sampleRate());
  }

  private AudioBlock read(Clip clip, long number) {
    if (sounds.isEmpty()) {
      sounds = Optional.of(new MediaClipSounds(setup, NestedProjects.ofOutermost(), watch));
    }
    Profile profile = setup.timeline().profile();
    AudioBlock block = new AudioBlock(Math.max(1, profile.channels()), 0, profile.sampleRate());
    sounds.get().read(clip, number, block);
    return block;
  }

  @Override
  public void close() {
    sounds.ifPresent(ClipSounds::close);
    sounds = Optional.empty();
    blocks.clear();
  }
}
