package org.clipwright.media.probe;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_NATIVE;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.input.AnimatedWebp;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.input.UnmarkedPicture;
import org.clipwright.media.picture.DisplayMatrix;
import org.clipwright.media.sound.ChannelLayouts;
import org.clipwright.media.still.PictureHeader;
import org.clipwright.media.still.StillInfo;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.still.ExifOrientation;
import org.clipwright.render.still.PictureParts;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/**
 * Reports what a media file contains, in the terms of the original engine's readers.
 *
 * <p>Still pictures last an hour at 30 frames a second; audio-only files count as 720 by 480 at 30 frames a second;
 * cover art in an audio file counts as a video of its size.
 */
public final class MediaProbe {

  private static final Rational ONE = new Rational(1, 1);
  private static final String READER = "FFmpegReader";
  private static final int PICTURES_A_SECOND = 25;

  private static final long MOST_READ_BYTES = 1L << 30;

  private final InputFile input;
  private final Path path;
  private final Optional<FirstPicture> known;
  private final FrameRate rate;

  private MediaProbe(InputFile input, Path path, Optional<FirstPicture> known) {
    this.input = input;
    this.path = path;
    this.known = known;
    this.rate = new FrameRate(input);
  }

  /** Reads the facts of an open file. */
  public static MediaInfo of(InputFile input, Path path) {
    return new MediaProbe(input, path, Optional.empty()).info();
  }

  /** Reads the facts of an open video whose first picture has been decoded. */
  public static MediaInfo of(InputFile input, Path path, FirstPicture first) {
    return new MediaProbe(input, path, Optional.of(first)).info();
  }

  /** Reads the facts of an image sequence from its first picture, which is open; 25 pictures make a second. */
  public static MediaInfo ofSequence(InputFile first, Path path, int count) {
    return new MediaProbe(first, path, Optional.empty()).sequence(count);
  }

  private MediaInfo sequence(int count) {
    requirePicture();
    AVCodecParameters picture = input.video().codecpar();
    Rational pixels = pixelRatio();
    Rational rate = new Rational(PICTURES_A_SECOND, 1);
    MediaInfo.Shape shape = MediaInfo.Shape.upright(
        picture.width(), picture.height(), pixels, display(picture.width(), picture.height(), pixels));
    MediaInfo.PictureTrack pictures =
        new MediaInfo.PictureTrack(true, false, shape, rate, count, MediaInfo.Storage.progressive(picture.format()),
            new MediaInfo.Stream(codecName(input.video()), 0, 0, rate.inverse()));
    return new MediaInfo(
        new MediaInfo.Whole(READER, (float) count / PICTURES_A_SECOND, 0), pictures, MediaInfo.Sound.NONE,
        MediaTags.of(input));
  }

  private void requirePicture() {
    if (!input.hasVideo()) {
      throw new MediaException(input.name() + " is not a picture.");
    }
    requireSize();
  }

  private MediaInfo info() {
    if (!input.hasVideo() && !input.hasAudio()) {
      throw new MediaException(input.name() + " contains neither picture nor sound.");
    }
    if (input.hasVideo()) {
      requireSize();
    }
    return isStill() ? still() : moving();
  }

  private void requireSize() {
    AVCodecParameters picture = input.video().codecpar();
    if (picture.width() <= 0 || picture.height() <= 0) {
      PictureHeader.size(path).ifPresent(size -> requireSize(size.width, size.height));
      throw new MediaException(input.name() + " is damaged: its picture has no size.");
    }
    requireSize(picture.width(), picture.height());
  }

  private void requireSize(int width, int height) {
    if (width > LargestPicture.SIDE || height > LargestPicture.SIDE) {
      throw new MediaException(
          input.name() + " is too large: " + width + "x" + height + " pixels; at most " + LargestPicture.SIDE
              + " a side can be used.");
    }
  }

  private boolean isStill() {
    String format = input.container().iformat().name().getString();
    boolean pictureFile = format.endsWith("_pipe") || format.equals(UnmarkedPicture.CONTAINER) || format.equals("webp")
        || format.equals("ico")
        || format.equals("gif") && input.video().nb_frames() == 1
        || format.equals("apng") && path.toString().toLowerCase(Locale.ROOT).endsWith(".png")
            && !PictureParts.move(path);
    return input.hasVideo() && !input.hasAudio() && pictureFile && !hasSeveralPictures();
  }

  private boolean hasSeveralPictures() {
    return input.video().nb_frames() > 1;
  }

  private MediaInfo still() {
    AVCodecParameters picture = input.video().codecpar();
    Optional<AnimatedWebp.FramePlace> canvas = input.place();
    int width = canvas.map(AnimatedWebp.FramePlace::width).orElse(picture.width());
    int height = canvas.map(AnimatedWebp.FramePlace::height).orElse(picture.height());
    requireSize(width, height);
    return ExifOrientation.of(path).swapsSides()
        ? StillInfo.of(height, width, pixelRatio().inverse(), MediaTags.of(input))
        : StillInfo.of(width, height, pixelRatio(), MediaTags.of(input));
  }

  private MediaInfo moving() {
    if (input.hasVideo() && !input.hasAttachedPicture()) {
      LargestPicture.refusal(input.video().codecpar().width(), input.video().codecpar().height()).ifPresent(refusal -> {
        throw new MediaException(input.name() + " cannot be used. " + refusal);
      });
    }
    FirstPicture first = firstPicture();
    double duration = duration();
    Rational fps = rate.value();
    long length = Math.round(duration * fps.toDouble());
    if (input.hasVideo()) {
      return video(first, duration, fps, Math.max(1, length));
    }
    return audio(Math.max(1, length));
  }

  /** A file with undecodable pictures must fail here rather than during an export. */
  private FirstPicture firstPicture() {
    return known.orElseGet(() -> input.hasVideo() ? FirstPicture.of(input) : FirstPicture.NONE);
  }

  private MediaInfo video(FirstPicture first, double duration, Rational fps, long length) {
    AVStream stream = input.video();
    AVCodecParameters picture = stream.codecpar();
    Rational pixels = pixelRatio();
    MediaInfo.Shape shape = new MediaInfo.Shape(picture.width(), picture.height(), pixels,
        display(picture.width(), picture.height(), pixels), DisplayMatrix.of(stream).clockwise());
    MediaInfo.Storage storage = new MediaInfo.Storage(picture.format(), first.interlaced(), first.topFirst());
    MediaInfo.Stream source = new MediaInfo.Stream(
        codecName(stream), bitRate(stream, duration), stream.index(), rational(stream.time_base()));
    return new MediaInfo(new MediaInfo.Whole(READER, (float) duration, fileSize()),
        new MediaInfo.PictureTrack(true, false, shape, fps, length, storage, source), sound(), MediaTags.of(input));
  }

  private MediaInfo audio(long length) {
    MediaInfo.PictureTrack none = new MediaInfo.PictureTrack(false, false, MediaInfo.Shape.upright(720, 480, ONE, ONE),
        FrameRate.THIRTY, length, MediaInfo.Storage.progressive(-1),
        new MediaInfo.Stream("", 0, -1, FrameRate.THIRTY.inverse()));
    return new MediaInfo(
        new MediaInfo.Whole(READER, (float) (length / 30.0), fileSize()), none, sound(), MediaTags.of(input));
  }

  /** The video stream's duration if known, since the container's may be wrong or include the audio. */
  private double duration() {
    if (input.hasVideo() && !input.hasAttachedPicture()) {
      double stated = duration(input.video());
      boolean guess = stated > 0 && !input.hasAudio() && StreamEnd.isGuess(input);
      double counted =
          guess ? readOr(stated, input.video(), 1 / rate.value().toDouble()) : Math.max(stated, lookedFor());
      if (counted > 0) {
        return counted;
      }
    }
    if (input.hasAudio()) {
      double counted = duration(input.audio());
      if (counted > 0 && StreamEnd.isGuess(input)) {
        return readOr(counted, input.audio(), 0);
      }
      if (counted > 0) {
        return counted;
      }
    }
    long whole = input.container().duration();
    boolean misstated = StreamEnd.isMisstated(input) && fileSize() <= MOST_READ_BYTES;
    return whole == AV_NOPTS_VALUE || whole <= 0 || misstated ? read() : (double) whole / AV_TIME_BASE;
  }

  /** The duration according to the file's packets, unless the file is too large to be read for that. */
  private double readOr(double guess, AVStream stream, double usualSeconds) {
    return fileSize() <= MOST_READ_BYTES
        ? Math.max(StreamEnd.whole(input, stream, usualSeconds).seconds(), 1 / FrameRate.THIRTY.toDouble()) : guess;
  }

  /** The duration of a file that does not state it; a single picture lasts as long as other stills. */
  private double read() {
    boolean pictures = input.hasVideo() && !input.hasAttachedPicture();
    AVStream stream = pictures ? input.video() : input.audio();
    StreamEnd.Whole whole = StreamEnd.whole(input, stream, pictures ? 1 / rate.value().toDouble() : 0);
    boolean single = pictures && !input.hasAudio() && whole.packets() <= 1;
    return single ? StillInfo.AN_HOUR : Math.max(whole.seconds(), 1 / rate.value().toDouble());
  }

  private double lookedFor() {
    return StreamEnd.isUncertain(input) ? StreamEnd.seconds(input, rate.value().toDouble(), fileSize()) : 0;
  }

  private static double duration(AVStream stream) {
    return stream.duration() == AV_NOPTS_VALUE ? 0 : stream.duration() * av_q2d(stream.time_base());
  }

  private Rational pixelRatio() {
    AVRational ratio = input.video().sample_aspect_ratio();
    if (ratio.num() <= 0 || ratio.den() <= 0) {
      ratio = input.video().codecpar().sample_aspect_ratio();
    }
    return ratio.num() <= 0 || ratio.den() <= 0 ? ONE : new Rational(ratio.num(), ratio.den()).reduced();
  }

  private static Rational display(int width, int height, Rational pixels) {
    return new Rational(width * pixels.num(), height * pixels.den()).reduced();
  }

  /** The whole container's bit rate, as the original engine reports it for video. */
  private long bitRate(AVStream stream, double duration) {
    long whole = input.container().bit_rate();
    if (whole > 0) {
      return whole;
    }
    long own = stream.codecpar().bit_rate();
    return own > 0 ? own : duration > 0 ? Math.round(fileSize() * 8 / duration) : 0;
  }

  private long fileSize() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new MediaException(input.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String codecName(AVStream stream) {
    return avcodec_get_name(stream.codecpar().codec_id()).getString();
  }

  private MediaInfo.Sound sound() {
    if (!input.hasAudio()) {
      return MediaInfo.Sound.NONE;
    }
    AVStream stream = input.audio();
    AVCodecParameters sound = stream.codecpar();
    return new MediaInfo.Sound(
        true, sound.sample_rate(), sound.ch_layout().nb_channels(), mask(sound.ch_layout()),
        new MediaInfo.Stream(
            codecName(stream), sound.bit_rate(), input.audioIndex(), rational(stream.time_base())));
  }

  private static int mask(AVChannelLayout layout) {
    return layout.order() == AV_CHANNEL_ORDER_NATIVE
        ? (int) layout.u_mask() : ChannelLayouts.usual(layout.nb_channels());
  }

  private static Rational rational(AVRational value) {
    return value.den() == 0 ? ONE : new Rational(value.num(), value.den());
  }
}
