package org.clipwright.media.film;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.media.picture.DisplayMatrix;
import org.clipwright.media.picture.MirroredPicture;
import org.clipwright.media.picture.PixelConverter;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;

/**
 * The pictures of a film that is looked through: a number shortly after a keyframe shows that keyframe, for which
 * nothing else is decoded; any other number shows its own picture.
 */
public final class KeyPictures implements PictureSource {

  /** In seconds. */
  private static final double SHORTLY = 0.65;

  private final InputFile input;
  private final MediaInfo info;
  private final PacketDecoder packets;
  private final PictureClock clock;
  private final long mostLate;
  private final boolean mirrored;
  private final PixelConverter converter = new PixelConverter();
  private final Supplier<PictureSource> opening;
  private Optional<PictureSource> all = Optional.empty();

  /**
   * The pictures of an open film.
   *
   * @param all opens all pictures of the same film
   */
  public KeyPictures(InputFile input, MediaInfo info, Supplier<PictureSource> all) {
    this.input = input;
    this.info = info;
    this.opening = all;
    this.packets = new PacketDecoder(input, input.video(), 1, Fidelity.CORRECT);
    this.clock = PictureClock.of(input, info.fps().toDouble(), Fidelity.CORRECT);
    this.mostLate = Math.max(KeyFrames.delay(input.video()), (long) (SHORTLY * info.fps().toDouble()));
    this.mirrored = DisplayMatrix.of(input.video()).mirrored();
  }

  /** Whether the keyframes of a file can be told by their times. */
  public static boolean canRead(InputFile input) {
    return input.hasVideo() && !input.hasAttachedPicture() && input.place().isEmpty() && PictureClock.canRead(input);
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public DecodedPicture picture(long number) {
    long wanted = Math.clamp(number, 1, PictureSource.last(info, Fidelity.CORRECT));
    packets.seek(clock.seconds(wanted));
    AVFrame frame = av_frame_alloc();
    if (packets.keyAlone(frame) && isShortlyBefore(frame, wanted)) {
      DecodedPicture picture = new AvPicture(frame, converter, Fidelity.CORRECT, AvPicture.Ownership.TAKEN);
      return mirrored ? new MirroredPicture(picture) : picture;
    }
    av_frame_free(frame);
    return all().picture(number);
  }

  private boolean isShortlyBefore(AVFrame frame, long wanted) {
    long stamp = frame.best_effort_timestamp();
    long late = wanted - clock.number(stamp);
    return stamp != AV_NOPTS_VALUE && late >= 0 && late <= mostLate;
  }

  private PictureSource all() {
    if (all.isEmpty()) {
      all = Optional.of(opening.get());
    }
    return all.get();
  }

  @Override
  public void close() {
    all.ifPresent(PictureSource::close);
    converter.close();
    packets.close();
    input.close();
  }
}
