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

/** What the first picture of a film tells of all of them: how its fields lie. */
public record FirstPicture(boolean interlaced, boolean topFirst) {

  static final FirstPicture NONE = new FirstPicture(false, true);

  /** Frame flags that the bindings lack names for. */
  private static final int IS_INTERLACED = 1 << 3;

  private static final int TOP_FIELD_IS_FIRST = 1 << 4;

  /**
   * Decodes it; what its stream did not tell yet is told by it from now on.
   *
   * @throws MediaException when no picture can be decoded
   */
  static FirstPicture of(InputFile input) {
    return first(input, PacketDecoder::firstAlone)
        .orElseThrow(() -> new MediaException(input.name() + " is damaged: none of its pictures can be decoded."));
  }

  /**
   * Reads no more of it than tells what it is like, where that can be done, and decodes it elsewhere. What its stream
   * did not tell yet is told by it from now on.
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
