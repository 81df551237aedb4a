package org.clipwright.render;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Profile;

/** The sound of a timeline's clips from their media, each opened when first asked for and closed when its clip is over. */
public final class MediaClipSounds implements ClipSounds {

  private final RenderSetup setup;
  private final Profile profile;
  private final SampleClock clock;
  private final Map<Clip, Optional<ClipSamples>> open = new IdentityHashMap<>();

  /** The sounds for one render. */
  public MediaClipSounds(RenderSetup setup) {
    this.setup = setup;
    this.profile = setup.timeline().profile();
    this.clock = new SampleClock(profile);
  }

  @Override
  public void read(Clip clip, long frame, AudioBlock block) {
    closeOver(frame);
    Optional<ClipSamples> samples =
        open.computeIfAbsent(clip, each -> ClipSamples.open(each, profile, setup.media(), setup.fidelity()));
    if (samples.isPresent()) {
      samples.get().read(frame, block);
    } else {
      block.resize(clock.samples(frame));
      block.silence();
    }
  }

  private void closeOver(long frame) {
    Iterator<Map.Entry<Clip, Optional<ClipSamples>>> entries = open.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Clip, Optional<ClipSamples>> entry = entries.next();
      if (!entry.getKey().visibleAt(frame, profile.fps())) {
        entry.getValue().ifPresent(ClipSamples::close);
        entries.remove();
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(samples -> samples.ifPresent(ClipSamples::close));
    open.clear();
  }
}
