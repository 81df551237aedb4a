package org.clipwright.services.segment;

/**
 * A part of a film that is rendered and stored separately: the pictures of some frames, or the sound of all.
 *
 * @param number its place among the segments, from 0, or {@link #SOUND}
 * @param name its storage name: a digest of everything that determines it, with an extension; empty where it is copied
 *     from media as the film is joined, so that it is never stored
 * @param first its first frame, from 1
 * @param last its last frame, inclusive
 * @param weight the cost of one of its frames, relative to other parts
 */
public record FilmPart(int number, String name, long first, long last, int weight) {

  /** A stored part of a film is damaged or missing, so that it cannot be joined with the others. */
  public static final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int number;

    /**
     * Reports that a part is damaged.
     *
     * @param number the part's number
     * @param sentence what is wrong with it
     */
    public DamagedException(int number, String sentence) {
      super(sentence);
      this.number = number;
    }

    /** The number of the part within its export. */
    public int number() {
      return number;
    }
  }

  /** The number of the sound part. */
  public static final int SOUND = -1;

  /** A part whose pictures are copied from media. */
  public static FilmPart copied(int number, long first, long last) {
    return new FilmPart(number, "", first, last, 1);
  }

  /** Whether its pictures are copied from media; no longer once it was rendered after all. */
  public boolean isCopied() {
    return name.isEmpty();
  }

  /** How many frames it has. */
  public long frames() {
    return last - first + 1;
  }

  /** Whether it is the sound of the whole film. */
  public boolean isSound() {
    return number == SOUND;
  }

  /** The same part under another storage name. */
  public FilmPart named(String other) {
    return new FilmPart(number, other, first, last, weight);
  }
}
