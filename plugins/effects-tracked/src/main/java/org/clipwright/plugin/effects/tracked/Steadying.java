package org.clipwright.plugin.effects.tracked;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectException;

/** How each frame of a shaky video must be moved to stand still, as computed by the desktop editor. */
final class Steadying {

  private static final int FRAMES = 1;

  /**
   * The correction of one frame.
   *
   * @param right in picture widths
   * @param down in picture heights
   * @param turn clockwise about the top left corner, in radians
   */
  record Move(float right, float down, float turn) {}

  private final Map<Long, Move> moves = new HashMap<>();

  /**
   * Reads the editor's data file.
   *
   * @throws EffectException if it is damaged or contains no frames
   */
  static Steadying parse(byte[] file) {
    List<Message> frames = Message.parse(ByteBuffer.wrap(file)).messages(FRAMES);
    if (frames.isEmpty()) {
      throw new EffectException("The stabilising data contains no frames.");
    }
    Steadying steadying = new Steadying();
    frames.forEach(frame -> steadying.moves.put(frame.whole(1), new Move(frame.real(2), frame.real(3), frame.real(4))));
    return steadying;
  }

  /** The move for a clip's frame, if there is one. */
  Optional<Move> of(long frame) {
    return Optional.ofNullable(moves.get(frame));
  }
}
