package org.clipwright.media.probe;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_NATIVE;
import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
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
 * Tells what a media file holds, in the terms of the original engine's readers.
 *
 * <p>Still pictures last an hour at 30 frames a second; sound alone counts as 720 by 480 at 30 frames a second; a cover
 * in a sound file is a video of its size.
 */
public final class MediaProbe {

  private static final Rational ONE = new Rational(1, 1);
  private static final Rational THIRTY = new Rational(30, 1);
  private static final int MONO = 4;
  private static final int PICTURES_A_SECOND = 25;

  private static final int MOST_ANIMATION_RATE = 100;
  private static final long MOST_READ_BYTES = 1L << 30;

  private final InputFile input;
  private final Path path;
  private final Optional<FirstPicture> known;
  private long animationSteps = -1;

  private MediaProbe(InputFile input, Path path, Optional<FirstPicture> known) {
    this.input = input;
    this.path = path;
    this.known = known;
  }

  /** Reads the facts of an opened file. */
  public static MediaInfo of(InputFile input, Path path) {
    return new MediaProbe(input, path, Optional.empty()).info();
  }

  /** Reads the facts of an opened film whose first picture has been decoded. */
  public static MediaInfo of(InputFile input, Path path, FirstPicture first) {
    return new MediaProbe(input, path, Optional.of(first)).info();
  }

  /** Reads the facts of numbered pictures out of the opened first one: 25 of them make a second. */
  public static MediaInfo ofSequence(InputFile first, Path path, int count) {
    return new MediaProbe(first, path, Optional.empty()).sequence(count);
  }

  private MediaInfo sequence(int count) {
    requirePicture();
    AVCodecParameters picture = input.video().codecpar();
    Rational pixels = pixelRatio();
    return new MediaInfo("FFmpegReader", true, false, false, (float) count / PICTURES_A_SECOND, 0, picture.width(),
        picture.height(), picture.format(), new Rational(PICTURES_A_SECOND, 1), 0, pixels,
        display(picture.width(), picture.height(), pixels), codecName(input.video()), count, 0,
        new Rational(1, PICTURES_A_SECOND), false, true, "", 0, 0, 0, MONO, -1, ONE, 0, metadata());
  }

  private void requirePicture() {
    if (!input.hasVideo()) {
      throw new MediaException(input.name() + " is no picture.");
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
        || format.equals("apng") && path.toString().toLowerCase(Locale.ROOT).endsWith(".png")
        && !PictureParts.move(path);
    return input.hasVideo() && !input.hasAudio() && pictureFile && !hasSeveralPictures();
  }

  private boolean hasSeveralPictures() {
    return input.video().nb_frames() > 1;
  }

  private MediaInfo still() {
    AVCodecParameters picture = input.video().codecpar();
    Optional<AnimatedWebp.Place> canvas = input.place();
    int width = canvas.map(AnimatedWebp.Place::width).orElse(picture.width());
    int height = canvas.map(AnimatedWebp.Place::height).orElse(picture.height());
    requireSize(width, height);
    return ExifOrientation.of(path).swapsSides()
        ? StillInfo.of(height, width, pixelRatio().inverse(), metadata())
        : StillInfo.of(width, height, pixelRatio(), metadata());
  }

  private MediaInfo moving() {
    if (input.hasVideo() && !input.hasAttachedPicture()) {
      LargestPicture.refusal(input.video().codecpar().width(), input.video().codecpar().height()).ifPresent(refusal -> {
        throw new MediaException(input.name() + " cannot be used. " + refusal);
      });
    }
    FirstPicture first = firstPicture();
    double duration = duration();
    Rational fps = fps();
    long length = Math.round(duration * fps.toDouble());
    if (input.hasVideo()) {
      return video(first, duration, fps, Math.max(1, length));
    }
    return audio(duration, Math.max(1, length));
  }

  /** A file whose pictures cannot be decoded is found out here, not in an export. */
  private FirstPicture firstPicture() {
    return known.orElseGet(() -> input.hasVideo() ? FirstPicture.of(input) : FirstPicture.NONE);
  }

  private MediaInfo video(FirstPicture first, double duration, Rational fps, long length) {
    AVStream stream = input.video();
    AVCodecParameters picture = stream.codecpar();
    Rational pixels = pixelRatio();
    return new MediaInfo("FFmpegReader", true, input.hasAudio(), false, (float) duration, fileSize(),
        picture.width(), picture.height(), picture.format(), fps, bitRate(stream, duration), pixels,
        display(picture.width(), picture.height(), pixels), codecName(stream), length, stream.index(),
        rational(stream.time_base()), first.interlaced(), first.topFirst(),
        audioCodec(), audioBitRate(), sampleRate(), channels(), channelLayout(), audioIndex(), audioTimebase(),
        rotation(), metadata());
  }

  private MediaInfo audio(double duration, long length) {
    return new MediaInfo("FFmpegReader", false, true, false, (float) (length / 30.0), fileSize(), 720, 480, -1, THIRTY,
        0, ONE, ONE, "", length, -1, THIRTY.inverse(), false, true, audioCodec(), audioBitRate(), sampleRate(),
        channels(), channelLayout(), audioIndex(), audioTimebase(), 0, metadata());
  }

  /** The picture stream's length where it is known, since the container's may be wrong or count the sound. */
  private double duration() {
    if (input.hasVideo() && !input.hasAttachedPicture()) {
      double counted = Math.max(duration(input.video()), lookedFor());
      if (counted > 0) {
        return counted;
      }
    }
    if (input.hasAudio()) {
      double counted = duration(input.audio());
      if (counted > 0 && StreamEnd.isGuess(input)) {
        return readOr(counted);
      }
      if (counted > 0) {
        return counted;
      }
    }
    long whole = input.container().duration();
    return whole == AV_NOPTS_VALUE || whole <= 0 ? read() : (double) whole / AV_TIME_BASE;
  }

  /** The length that a file's packets tell, unless it is too large to be read for that. */
  private double readOr(double guess) {
    return fileSize() <= MOST_READ_BYTES
        ? Math.max(StreamEnd.whole(input, input.audio(), 0).seconds(), 1 / THIRTY.toDouble()) : guess;
  }

  /** The length of a file that does not tell it; one that has a single picture lasts as long as other stills do. */
  private double read() {
    boolean pictures = input.hasVideo() && !input.hasAttachedPicture();
    AVStream stream = pictures ? input.video() : input.audio();
    StreamEnd.Whole whole = StreamEnd.whole(input, stream, pictures ? 1 / fps().toDouble() : 0);
    boolean single = pictures && !input.hasAudio() && whole.packets() <= 1;
    return single ? StillInfo.AN_HOUR : Math.max(whole.seconds(), 1 / fps().toDouble());
  }

  private double lookedFor() {
    return StreamEnd.isUncertain(input) ? StreamEnd.seconds(input, fps().toDouble(), fileSize()) : 0;
  }

  private static double duration(AVStream stream) {
    return stream.duration() == AV_NOPTS_VALUE ? 0 : stream.duration() * av_q2d(stream.time_base());
  }

  private Rational fps() {
    if (!input.hasVideo() || input.hasAttachedPicture()) {
      return THIRTY;
    }
    return animationRate().orElseGet(this::guessedRate);
  }

  /**
   * So many pictures a second that each of an animated PNG begins with one: FFmpeg's guess misses all but the first.
   */
  private Optional<Rational> animationRate() {
    if (!input.container().iformat().name().getString().equals("apng")) {
      return Optional.empty();
    }
    if (animationSteps < 0) {
      animationSteps = StreamEnd.commonStep(input, input.video());
    }
    double seconds = animationSteps * av_q2d(input.video().time_base());
    double rate = seconds > 0 ? 1 / seconds : 0;
    boolean whole = Math.abs(rate - Math.rint(rate)) < 1e-6;
    return rate >= 1 && rate <= MOST_ANIMATION_RATE && whole ? Optional.of(new Rational((int) Math.rint(rate), 1))
        : Optional.empty();
  }

  private Rational guessedRate() {
    AVRational rate = av_guess_frame_rate(input.container(), input.video(), null);
    boolean usable = rate.num() > 0 && rate.den() > 0 && av_q2d(rate) <= 1000;
    return usable ? new Rational(rate.num(), rate.den()).reduced() : THIRTY;
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

  /** The whole container's rate, as the original engine reports it for the picture. */
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

  private String audioCodec() {
    return input.hasAudio() ? codecName(input.audio()) : "";
  }

  private long audioBitRate() {
    return input.hasAudio() ? input.audio().codecpar().bit_rate() : 0;
  }

  private int sampleRate() {
    return input.hasAudio() ? input.audio().codecpar().sample_rate() : 0;
  }

  private int channels() {
    return input.hasAudio() ? input.audio().codecpar().ch_layout().nb_channels() : 0;
  }

  private int channelLayout() {
    if (!input.hasAudio()) {
      return MONO;
    }
    var layout = input.audio().codecpar().ch_layout();
    return layout.order() == AV_CHANNEL_ORDER_NATIVE
        ? (int) layout.u_mask() : ChannelLayouts.usual(layout.nb_channels());
  }

  private int audioIndex() {
    return input.hasAudio() ? input.audioIndex() : -1;
  }

  private Rational audioTimebase() {
    return input.hasAudio() ? rational(input.audio().time_base()) : ONE;
  }

  private static Rational rational(AVRational value) {
    return value.den() == 0 ? ONE : new Rational(value.num(), value.den());
  }

  private double rotation() {
    return DisplayMatrix.of(input.video()).clockwise();
  }

  private Map<String, String> metadata() {
    Map<String, String> tags = new LinkedHashMap<>();
    read(input.container().metadata(), tags);
    if (input.hasVideo()) {
      read(input.video().metadata(), tags);
    }
    if (input.hasAudio()) {
      read(input.audio().metadata(), tags);
    }
    double rotation = input.hasVideo() ? DisplayMatrix.of(input.video()).originalClockwise() : 0;
    if (rotation != 0) {
      tags.put("rotate", Long.toString(Math.round(rotation)));
    }
    return tags;
  }

  private static void read(AVDictionary dictionary, Map<String, String> tags) {
    AVDictionaryEntry entry = av_dict_get(dictionary, "", null, AV_DICT_IGNORE_SUFFIX);
    while (entry != null) {
      tags.put(entry.key().getString(), entry.value().getString());
      entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX);
    }
  }
}
