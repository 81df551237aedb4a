package org.clipwright.timeline.exchange.otio;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.Placed.OfClip;

/** Which clips of sound belong to clips of pictures: those of the same media, at the same time, in the same part. */
final class SoundTwins {

  private final Set<OfClip> merged = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<OfClip> heard = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean sound;

  /** What twins have in common. */
  private record Look(String media, ExactSeconds position, ExactSeconds length, ExactSeconds first, double speed) {

    static Look of(OfClip clip) {
      return new Look(ReadMedia.path(clip.clip()), clip.position(), clip.length(), clip.first(), clip.speed());
    }
  }

  SoundTwins(List<Placed> placed) {
    List<OfClip> clips = placed.stream().filter(OfClip.class::isInstance).map(OfClip.class::cast).toList();
    sound = clips.stream().anyMatch(clip -> clip.lane().sound());
    Map<Look, Deque<OfClip>> pictures = new HashMap<>();
    clips.stream().filter(clip -> !clip.lane().sound())
        .forEach(clip -> pictures.computeIfAbsent(Look.of(clip), _ -> new ArrayDeque<>()).add(clip));
    for (OfClip clip : clips) {
      boolean own = OwnMetadata.own(clip.clip().common().metadata()).isPresent();
      Deque<OfClip> twins = pictures.getOrDefault(Look.of(clip), new ArrayDeque<>());
      if (clip.lane().sound() && !own && !twins.isEmpty()) {
        heard.add(twins.poll());
        merged.add(clip);
      }
    }
  }

  /** Whether a clip of sound is part of one of pictures. */
  boolean isMerged(OfClip clip) {
    return merged.contains(clip);
  }

  /** Whether a clip of pictures is heard as well. */
  boolean isHeard(OfClip clip) {
    return heard.contains(clip);
  }

  /** Whether the document has separate sound; if not, the media of pictures are heard. */
  boolean any() {
    return sound;
  }
}
