package org.clipwright.media.probe;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.film.PacketDecoder;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.MediaException;
import org.clipwright.sdk.effect.Fidelity;

/** What the first picture of a video says about all of them: its field order. */
public record FirstPicture(boolean interlaced, boolean topFirst) {

  static final FirstPicture NONE = new FirstPicture(false, true);

  /** Frame flags missing from the bindings. */
  private static final int IS_INTERLACED = 1 << 3;

  private static final int TOP_FIELD_IS_FIRST = 1 << 4;

  /**
   * Decodes the first picture; what was still unknown about its stream is filled in from it.
   *
   * @throws MediaException when no picture can be decoded
   */
  static FirstPicture of(InputFile input) {
    return first(input, PacketDecoder::firstAlone)
        .orElseThrow(() -> new MediaException(input.name() + " is damaged: none of its pictures can be decoded."));
  }

  /**
   * Reads only enough of the first picture to learn its properties, where possible, and decodes it otherwise. What was
   * still unknown about its stream is filled in from it.
   *
   * @throws MediaException when no picture can be decoded
   */
  public static FirstPicture withoutPixels(InputFile input) {
    return first(input, PacketDecoder::firstWithoutPixels).orElseGet(() -> of(input));
  }

  private static Optional<FirstPicture> first(InputFile input, BiPredicate<PacketDecoder, AVFrame> decoding) {
    AVFrame frame = av_frame_alloc();
    try (PacketDecoder packets = new PacketDecoder(input, input.video(), 1, Fidelity.CORRECT)) {
      return decoding.test(packets, frame) ? Optional.of(told(input, packets, frame)) : Optional.empty();
    } finally {
      av_frame_free(frame);
    }
  }

  private static FirstPicture told(InputFile input, PacketDecoder packets, AVFrame frame) {
    if (input.knewStreams()) {
      Native.check(avcodec_parameters_from_context(input.video().codecpar(), packets.context()),
          "Not enough memory for a stream's properties");
    }
    boolean interlaced = (frame.flags() & IS_INTERLACED) != 0;
    return new FirstPicture(interlaced, !interlaced || (frame.flags() & TOP_FIELD_IS_FIRST) != 0);
  }
}
