package org.clipwright.render.sound;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clipwright.sdk.media.AudioBlock;

/** The sound of the frames made last, by their numbers; the oldest makes room for a new one. */
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

  /** The sound of a frame, or null when it is not kept (any more). */
  public AudioBlock get(long frame) {
    return blocks.get(frame);
  }

  /** Keeps the sound of a frame as the newest, also where there was one already. */
  public void put(long frame, AudioBlock block) {
    blocks.remove(frame);
    blocks.put(frame, block);
  }
}
