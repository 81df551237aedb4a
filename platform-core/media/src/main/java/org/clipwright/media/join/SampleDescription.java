package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.clipwright.media.copy.ParameterSets;
import org.clipwright.media.ffmpeg.Native;

/**
 * What decoders are told about a film's pictures before the first: a file has that once, so all pieces must agree.
 * Those that are encoded must be equal byte by byte, as must those that are copied; the parameter sets of both stand
 * side by side.
 */
final class SampleDescription {

  /** The fewest pictures of delay for copied pictures that are not decoded in the order in which they are shown. */
  private static final int REORDERING = 2;

  private byte[] encoded = {};
  private Optional<ParameterSets> own = Optional.empty();
  private Optional<ParameterSets> copied = Optional.empty();
  private int delay;

  /** Takes in the description of a piece; false when it differs from an earlier one of its kind. */
  boolean add(FilmPiece piece, AVCodecParameters stream) {
    return piece.isCopied() ? addCopied(stream) : addEncoded(stream);
  }

  private boolean addEncoded(AVCodecParameters stream) {
    byte[] parameters = parameters(stream);
    boolean first = encoded.length == 0;
    if (first) {
      encoded = parameters;
      own = ParameterSets.of(stream);
    }
    return first || Arrays.equals(encoded, parameters);
  }

  private boolean addCopied(AVCodecParameters stream) {
    Optional<ParameterSets> sets = ParameterSets.of(stream);
    if (sets.isEmpty() || copied.isPresent() && !copied.get().sameAs(sets.get())) {
      return false;
    }
    copied = sets;
    delay = Math.max(delay, stream.video_delay() == 0 ? 0 : Math.max(REORDERING, stream.video_delay()));
    return true;
  }

  /** By how many pictures display may lag behind decoding. */
  int delay() {
    return delay;
  }

  /**
   * Describes a stream of a file.
   *
   * @param streams the first of each kind of piece, the copied one first
   */
  void declareIn(AVCodecParameters target, List<AVCodecParameters> streams) {
    Native.check(avcodec_parameters_copy(target, streams.getFirst()), "The picture stream cannot be set up");
    if (target.color_space() == AVCOL_SPC_UNSPECIFIED) {
      target.color_space(streams.getLast().color_space());
    }
    if (copied.isPresent()) {
      List<ParameterSets> all = new ArrayList<>(List.of(copied.get()));
      own.ifPresent(all::add);
      all.stream().reduce(ParameterSets::with).orElseThrow().declareIn(target);
    }
  }

  private static byte[] parameters(AVCodecParameters stream) {
    byte[] setup = new byte[stream.extradata_size()];
    if (setup.length > 0) {
      stream.extradata().get(setup);
    }
    String facts = stream.codec_id() + " " + stream.format() + " " + stream.width() + "x" + stream.height() + " "
        + stream.profile() + " " + stream.color_space() + " " + stream.color_range() + " ";
    byte[] first = facts.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(first, first.length + setup.length);
    System.arraycopy(setup, 0, all, first.length, setup.length);
    return all;
  }
}
