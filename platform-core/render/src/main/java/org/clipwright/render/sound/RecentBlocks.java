package org.clipwright.render.sound;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clipwright.sdk.media.AudioBlock;

/** The sound of the most recently made frames, by number; a new one evicts the oldest. */
public final class RecentBlocks {

  private final Map<Long, AudioBlock> blocks;

  public RecentBlocks(int most) {
    this.blocks =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, AudioBlock> eldest) {
            return size() > most;
          }
        };
  }

  /** The sound of a frame, or null when it is not (or no longer) cached. */
  public AudioBlock get(long frame) {
    return blocks.get(frame);
  }

  /** Caches the sound of a frame as the newest, even if the frame was cached already. */
  public void put(long frame, AudioBlock block) {
    blocks.remove(frame);
    blocks.put(frame, block);
  }
}
