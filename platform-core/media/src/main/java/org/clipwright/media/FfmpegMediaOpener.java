package org.clipwright.media;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.clipwright.media.film.KeyFrames;
import org.clipwright.media.film.KeyPictures;
import org.clipwright.media.film.VideoDecoder;
import org.clipwright.media.heif.HeifFile;
import org.clipwright.media.heif.HeifPictures;
import org.clipwright.media.input.AnimatedWebp;
import org.clipwright.media.input.FileName;
import org.clipwright.media.input.IndexedFormat;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.input.KnownStreams;
import org.clipwright.media.probe.FilmHeader;
import org.clipwright.media.probe.FirstPicture;
import org.clipwright.media.probe.KnownMedia;
import org.clipwright.media.probe.MediaProbe;
import org.clipwright.media.sound.AudioDecoder;
import org.clipwright.media.still.PictureHeader;
import org.clipwright.media.still.PictureSequence;
import org.clipwright.media.still.PlacedPictures;
import org.clipwright.media.still.SequencePictures;
import org.clipwright.media.still.StillInfo;
import org.clipwright.media.still.WebpAnimation;
import org.clipwright.media.still.WebpPictures;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.DistantMedia;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.setup.Size;
import org.clipwright.render.still.PictureParts;
import org.clipwright.render.still.SvgReader;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.MediaInfo;

/** Opens media files through FFmpeg. */
public final class FfmpegMediaOpener implements MediaOpener {

  private final DistantMedia distant;
  private final KnownMedia known;

  /** Opens files that are complete. */
  public FfmpegMediaOpener() {
    this(DistantMedia.NONE);
  }

  /** Opens files some of which may not be completely on this machine. */
  public FfmpegMediaOpener(DistantMedia distant) {
    this.distant = distant;
    this.known = new KnownMedia(distant);
  }

  /** The media that are not completely on this machine. */
  public DistantMedia distant() {
    return distant;
  }

  /**
   * Whether reading a few seconds of a film needs only a few of its bytes, because its format has an index.
   *
   * @param file of which the first bytes suffice
   */
  public static boolean hasIndex(Path file) {
    return IndexedFormat.is(file) && !HeifFile.is(file);
  }

  @Override
  public MediaInfo probe(Path file) {
    return PictureSequence.of(file).map(FfmpegMediaOpener::read).orElseGet(() -> known.of(file, this::read));
  }

  private static MediaInfo read(PictureSequence sequence) {
    Path first = sequence.picture(1);
    try (InputFile input = InputFile.open(first)) {
      return MediaProbe.ofSequence(input, first, sequence.count());
    }
  }

  private KnownMedia.Facts read(Path file) {
    if (SvgReader.isDrawing(file)) {
      Size size = SvgReader.size(file);
      return new KnownMedia.Facts(StillInfo.of(size.width(), size.height(), Map.of()), Optional.empty());
    }
    if (HeifFile.is(file)) {
      try (HeifPictures picture = HeifPictures.open(file)) {
        return new KnownMedia.Facts(picture.info(), Optional.empty());
      }
    }
    if (isWebpAnimation(file)) {
      return new KnownMedia.Facts(WebpAnimation.of(file).info(file.toFile().length()), Optional.empty());
    }
    FirstPicture first;
    try (InputFile input = InputFile.open(file, distant, FilmHeader::read)) {
      if (!input.knewStreams()) {
        return facts(input, MediaProbe.of(input, file));
      }
      first = FirstPicture.withoutPixels(input);
      if (FilmHeader.wasEnough(input)) {
        return facts(input, MediaProbe.of(input, file, first));
      }
    }
    try (InputFile input = open(file)) {
      return facts(input, MediaProbe.of(input, file, first));
    }
  }

  private InputFile open(Path file) {
    return InputFile.open(file, distant, _ -> false);
  }

  private static boolean isWebpAnimation(Path file) {
    return AnimatedWebp.place(file).isPresent() && PictureParts.move(file);
  }

  private static KnownMedia.Facts facts(InputFile input, MediaInfo info) {
    input.requireRead();
    return new KnownMedia.Facts(info, Optional.of(KnownStreams.of(input)));
  }

  /**
   * Probes a file that is about to be stored: unlike for media already in use, a truncated file is rejected.
   *
   * @throws MediaException when it is not media, or ends before its own index says
   */
  public MediaInfo probeWhole(Path file) {
    if (SvgReader.isDrawing(file)) {
      return probe(file);
    }
    if (!HeifFile.is(file)) {
      try (InputFile input = open(file)) {
        input.requireWhole();
      }
    }
    MediaInfo info = probe(file);
    if (info.hasSingleImage()) {
      requireDecodable(file, info);
    }
    return info;
  }

  /** Pictures larger than the video limit can only be read by a reader that subsamples while reading. */
  private void requireDecodable(Path file, MediaInfo info) {
    if (PictureHeader.canBeRead(file) || LargestPicture.refusal(info.width(), info.height()).isPresent()) {
      return;
    }
    try (PictureSource pictures = pictures(file, Fidelity.CORRECT, 1);
        DecodedPicture _ = pictures.picture(1)) {
      return;
    } catch (MediaException undecodable) {
      throw new MediaException(FileName.of(file)
          + " cannot be used: its picture is damaged or of an unsupported kind. Save it as PNG, JPEG, WebP or TIFF.",
          undecodable);
    }
  }

  /** Numbers of pictures of a film that are quickly decoded, ascending; none where its format does not tell. */
  public long[] keyFrames(Path file) {
    MediaInfo info = probe(file);
    if (!isFilm(file)) {
      return new long[0];
    }
    try (InputFile input = known.open(file)) {
      return KeyFrames.of(input, info);
    }
  }

  @Override
  public PictureSource pictures(Path file, Fidelity fidelity, int threads) {
    MediaInfo info = probe(file);
    Optional<PictureSequence> sequence = PictureSequence.of(file);
    if (sequence.isPresent()) {
      return new SequencePictures(sequence.get(), info, picture -> pictures(picture, fidelity, threads));
    }
    if (HeifFile.is(file)) {
      return HeifPictures.open(file);
    }
    if (fidelity == Fidelity.CORRECT && isWebpAnimation(file)) {
      return WebpPictures.open(file);
    }
    InputFile input = known.open(file);
    try {
      PictureSource pictures = new VideoDecoder(input, info, fidelity, threads);
      return input.place().<PictureSource>map(place -> new PlacedPictures(pictures, place)).orElse(pictures);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /**
   * Opens media in the same way, but films to be looked through: see {@link KeyPictures}. The pictures of a film are
   * never those of the original engine.
   */
  public MediaOpener ofKeyPictures() {
    FfmpegMediaOpener all = this;
    return new MediaOpener() {
      @Override
      public MediaInfo probe(Path file) {
        return all.probe(file);
      }

      @Override
      public PictureSource pictures(Path file, Fidelity fidelity, int threads) {
        return all.keyPictures(file, threads);
      }

      @Override
      public SoundSource sound(Path file, int sampleRate, int channelLayout, Fidelity fidelity) {
        return all.sound(file, sampleRate, channelLayout, fidelity);
      }
    };
  }

  private PictureSource keyPictures(Path file, int threads) {
    if (!isFilm(file)) {
      return pictures(file, Fidelity.CORRECT, threads);
    }
    InputFile input = known.open(file);
    try {
      if (KeyPictures.canRead(input)) {
        return new KeyPictures(input, probe(file), () -> pictures(file, Fidelity.CORRECT, threads));
      }
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
    input.close();
    return pictures(file, Fidelity.CORRECT, threads);
  }

  private boolean isFilm(Path file) {
    return !probe(file).hasSingleImage() && !SvgReader.isDrawing(file) && PictureSequence.of(file).isEmpty()
        && !isWebpAnimation(file);
  }

  @Override
  public SoundSource sound(Path file, int sampleRate, int channelLayout, Fidelity fidelity) {
    MediaInfo info = probe(file);
    if (!info.hasAudio()) {
      throw new MediaException(FileName.of(file) + " has no sound.");
    }
    InputFile input = known.open(file);
    try {
      return new AudioDecoder(input, info, sampleRate, channelLayout, fidelity);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }
}
