package org.clipwright.media.still;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.timeline.MediaInfo;

/** The pictures of a sequence, with one file open at a time. */
public final class SequencePictures implements PictureSource {

  private final PictureSequence sequence;
  private final MediaInfo info;
  private final Function<Path, PictureSource> opener;
  private Optional<Path> file = Optional.empty();
  private Optional<PictureSource> open = Optional.empty();

  /**
   * The pictures of a sequence.
   *
   * @param opener opens one of its files
   */
  public SequencePictures(PictureSequence sequence, MediaInfo info, Function<Path, PictureSource> opener) {
    this.sequence = sequence;
    this.info = info;
    this.opener = opener;
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public DecodedPicture picture(long number) {
    Optional<Path> wanted = Optional.of(sequence.picture(number));
    if (!wanted.equals(file)) {
      close();
      open = wanted.map(opener);
      file = wanted;
    }
    return open.orElseThrow().picture(1);
  }

  @Override
  public void close() {
    open.ifPresent(PictureSource::close);
    open = Optional.empty();
    file = Optional.empty();
  }
}
