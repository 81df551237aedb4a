package org.clipwright.media.still;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.media.input.FileName;
import org.clipwright.render.codec.MediaException;

/**
 * Numbered pictures in one folder, such as {@code shot%04d.png}. They are found and opened one by one, by name; a file
 * whose own name looks like a pattern is that file.
 *
 * @param folder the folder that holds them
 * @param before the part of their names before the number
 * @param digits minimum number of digits
 * @param after the part of their names after the number
 * @param first number of the first picture
 * @param count number of consecutive pictures without a gap
 */
public record PictureSequence(Path folder, String before, int digits, String after, int first, int count) {

  private static final Pattern NUMBER = Pattern.compile("([^%]*)%(0?\\d?)d([^%]*)");

  /** The first picture's number is below this one. */
  private static final int FIRST_NUMBERS = 5;

  private static final int MOST_PICTURES = 1_000_000;

  /** The sequence that a path denotes; empty when it denotes one file. */
  public static Optional<PictureSequence> of(Path path) {
    Matcher pattern = NUMBER.matcher(FileName.of(path));
    if (!pattern.matches() || Files.exists(path)) {
      return Optional.empty();
    }
    Path folder = path.toAbsolutePath().getParent();
    int digits = Math.max(1, Integer.parseInt("0" + pattern.group(2)));
    return Optional.of(new PictureSequence(folder, pattern.group(1), digits, pattern.group(3), 0, 0).counted(path));
  }

  private PictureSequence counted(Path path) {
    int start = 0;
    while (start < FIRST_NUMBERS && !Files.isRegularFile(file(start))) {
      start++;
    }
    int end = start;
    while (end - start < MOST_PICTURES && Files.isRegularFile(file(end))) {
      end++;
    }
    if (end == start) {
      throw new MediaException("There are no pictures " + FileName.of(path) + " that are numbered from 0 or 1.");
    }
    return new PictureSequence(folder, before, digits, after, start, end - start);
  }

  /** The picture for a frame, counted from 1; the first before the start, the last past the end. */
  public Path picture(long frame) {
    return file(first + Math.clamp(frame - 1, 0, count - 1));
  }

  private Path file(int number) {
    return folder.resolve(before + ("%0" + digits + "d").formatted(number) + after);
  }
}
