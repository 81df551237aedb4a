package org.clipwright.plugin.effects.picture.text;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * How far the appearance of a word has come.
 *
 * @param progress 0 to 1, in hundredths
 * @param highlighted whether it has the colour of what is spoken
 */
record WordMotion(CaptionManner.Animation animation, double progress, boolean highlighted) {

  private static final double SECONDS = 0.2;
  private static final double SECONDS_PER_LETTER = 0.05;

  static WordMotion of(CaptionPiece piece, CaptionManner.Animation animation, double seconds, boolean highlighted) {
    double length = switch (animation) {
      case NONE -> 0;
      case POP, SLIDE -> SECONDS;
      case TYPEWRITER -> Math.min(piece.to() - piece.from(), SECONDS_PER_LETTER * piece.text().length());
    };
    double progress = animation == CaptionManner.Animation.NONE ? 1
        : seconds < piece.from() ? 0 : length <= 0 ? 1 : Math.min(1, (seconds - piece.from()) / length);
    return new WordMotion(animation, Math.ceil(progress * 100) / 100, highlighted);
  }

  /** The part of a text that is there. */
  String shown(String text) {
    return animation == CaptionManner.Animation.TYPEWRITER
        ? text.substring(0, text.offsetByCodePoints(0,
            (int) Math.ceil(progress * text.codePointCount(0, text.length()))))
        : text;
  }

  double alpha() {
    return animation == CaptionManner.Animation.TYPEWRITER ? Math.ceil(progress) : progress;
  }

  /** Where its letters are meanwhile. */
  AffineTransform placing(Rectangle2D letters, double rowHeight) {
    return switch (animation) {
      case NONE, TYPEWRITER -> new AffineTransform();
      case SLIDE -> AffineTransform.getTranslateInstance(0, (1 - progress) * rowHeight / 2);
      case POP -> {
        double size = 0.5 + 0.5 * progress + 0.3 * Math.sin(Math.PI * progress);
        AffineTransform grown = AffineTransform.getTranslateInstance(letters.getCenterX(), letters.getCenterY());
        grown.scale(size, size);
        grown.translate(-letters.getCenterX(), -letters.getCenterY());
        yield grown;
      }
    };
  }
}
