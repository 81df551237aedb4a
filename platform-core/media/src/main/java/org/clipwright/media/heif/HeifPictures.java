package org.clipwright.media.heif;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.input.FileName;
import org.clipwright.media.picture.PixelConverter;
import org.clipwright.media.picture.PixelMap;
import org.clipwright.media.still.StillInfo;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.MediaInfo;

/**
 * The complete picture of a HEIC or AVIF file: assembled from its tiles, cropped to its visible part, rotated upright,
 * with alpha from a second picture if there is one. Thumbnails, depth and gain maps are ignored.
 */
public final class HeifPictures implements PictureSource {

  private final String name;
  private final HeifFile file;
  private final HeifDecoder decoder;
  private final PixelMap map;
  private final MediaInfo info;
  private final PixelConverter converter = new PixelConverter();

  private HeifPictures(Path path, HeifFile file) throws IOException {
    this.name = FileName.of(path);
    this.file = file;
    this.decoder = new HeifDecoder(path, file);
    HeifDecoder.Size stored = decoder.size(file.primary());
    this.map = HeifTransformations.of(file, stored.width(), stored.height());
    this.info = StillInfo.of(map.width(), map.height(), Map.of());
    LargestPicture.refusal(stored.width(), stored.height()).ifPresent(refusal -> {
      throw new MediaException(name + " cannot be used. " + refusal);
    });
  }

  /**
   * Opens such a picture without decoding any pixels yet.
   *
   * @throws MediaException when it is damaged or too large
   */
  public static HeifPictures open(Path path) {
    try {
      return new HeifPictures(path, HeifFile.of(path));
    } catch (IOException damaged) {
      throw damaged(FileName.of(path), damaged);
    }
  }

  private static MediaException damaged(String name, IOException damage) {
    return new MediaException(name + " is damaged: " + damage.getMessage() + ".", damage);
  }

  @Override
  public MediaInfo info() {
    return info;
  }

  @Override
  public DecodedPicture picture(long number) {
    try {
      AVFrame picture = decoder.decode(file.primary());
      try {
        requireSize(picture);
        tellColors(picture);
        Optional<Integer> alpha = file.alpha(file.primary());
        Optional<AVFrame> mask = alpha.isPresent() ? Optional.of(decoder.decode(alpha.get())) : Optional.empty();
        return new HeifPicture(picture, mask, map, profile(), converter);
      } catch (IOException | RuntimeException failure) {
        av_frame_free(picture);
        throw failure;
      }
    } catch (IOException damage) {
      throw damaged(name, damage);
    }
  }

  private void requireSize(AVFrame picture) throws IOException {
    HeifDecoder.Size said = decoder.size(file.primary());
    if (picture.width() < said.width() || picture.height() < said.height()) {
      throw new EOFException("its picture is smaller than it says");
    }
  }

  /**
   * The file's colour information takes precedence over the coded picture's; when neither has any, MIAF's default
   * applies.
   */
  private void tellColors(AVFrame picture) {
    file.properties(file.primary()).stream()
        .filter(box -> box.name().equals("colr") && box.intAt(0) == 0x6E636C78 && box.content().limit() >= 11)
        .findFirst()
        .ifPresent(colors -> {
          picture.color_primaries(colors.shortAt(4));
          picture.color_trc(colors.shortAt(6));
          picture.colorspace(colors.shortAt(8));
          picture.color_range(colors.content().get(10) < 0 ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
        });
    if (picture.colorspace() == AVCOL_SPC_UNSPECIFIED) {
      picture.colorspace(AVCOL_SPC_SMPTE170M);
    }
    if (picture.color_range() == AVCOL_RANGE_UNSPECIFIED) {
      picture.color_range(AVCOL_RANGE_MPEG);
    }
  }

  private Optional<byte[]> profile() {
    return file.properties(file.primary()).stream()
        .filter(box -> box.name().equals("colr") && (box.intAt(0) == 0x70726F66 || box.intAt(0) == 0x72494343))
        .findFirst()
        .map(box -> box.bytesFrom(4));
  }

  @Override
  public void close() {
    decoder.close();
    converter.close();
  }
}
