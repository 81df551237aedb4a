package org.clipwright.services.preview;

import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.timeline.Profile;

/** A track of a preview: its pictures at one of two heights, or its sound. */
public enum PreviewTrack {
  SMALL("360p", 360),
  LARGE("720p", 720),
  SOUND("audio", 0);

  /** Encoding wider pictures takes too long. */
  private static final int WIDEST = 3840;

  private final String word;
  private final int height;

  PreviewTrack(String word, int height) {
    this.word = word;
    this.height = height;
  }

  /** A size of pictures. */
  public record PictureSize(int width, int height) {}

  /** Its name in addresses. */
  public String word() {
    return word;
  }

  /** The track with this name. */
  public static Optional<PreviewTrack> of(String word) {
    return Stream.of(values()).filter(track -> track.word.equals(word)).findFirst();
  }

  /** Whether previews of a project have this track: none is larger than the project. */
  public boolean isOf(Profile profile) {
    return switch (this) {
      case SMALL -> true;
      case LARGE -> profile.height() > SMALL.height;
      case SOUND -> profile.channels() > 0;
    };
  }

  /** The size of its pictures: in proportion to the project's, not larger, and even. */
  public PictureSize size(Profile profile) {
    double scale =
        Math.min(1, Math.min((double) height / profile.height(), (double) WIDEST / profile.width()));
    return new PictureSize(even(profile.width() * scale), even(profile.height() * scale));
  }

  private static int even(double side) {
    return Math.max(2, (int) Math.round(side / 2) * 2);
  }
}
