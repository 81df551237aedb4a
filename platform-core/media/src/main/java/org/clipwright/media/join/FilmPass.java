package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.clipwright.media.encode.Codecs;
import org.clipwright.media.encode.ContainerHeader;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.ffmpeg.NativeLog;
import org.clipwright.media.ffmpeg.PositionedOutput;
import org.clipwright.render.codec.OutputSettings;

/** One pass over the pieces of a film, whose bytes go to a receiver packet by packet. One thread at a time. */
final class FilmPass implements AutoCloseable {

  private static final String FAILURE = "The output cannot be written";

  static {
    NativeLog.install();
  }

  private final AVFormatContext container = new AVFormatContext(null);
  private final PositionedOutput output;
  private final FilmPackets packets;

  private FilmPass(
      OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound, PositionedOutput.Receiver receiver) {
    Native.check(
        avformat_alloc_output_context2(container, Codecs.container(settings.container()), (String) null, null),
        FAILURE);
    output = new PositionedOutput(container, receiver);
    boolean opened = false;
    try {
      packets = new FilmPackets(container, settings, pieces, sound);
      opened = true;
    } finally {
      if (!opened) {
        closeContainer();
      }
    }
  }

  /**
   * Begins a film, and passes on what stands before its packets.
   *
   * @throws DamagedPieceException when a piece is not as expected
   */
  static FilmPass begin(
      OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound, PositionedOutput.Receiver receiver) {
    FilmPass pass = new FilmPass(settings, pieces, sound, receiver);
    boolean begun = false;
    try {
      ContainerHeader.write(pass.container, Map.of(), FilmPackets.codecs(settings), FAILURE);
      pass.output.flush();
      pass.packets.writeCaptions();
      begun = true;
    } finally {
      if (!begun) {
        pass.close();
      }
    }
    return pass;
  }

  /** Whether all packets of the pieces have been written. */
  boolean ended() {
    return packets.ended();
  }

  /**
   * Writes the next packet.
   *
   * @throws DamagedPieceException when a piece is not as expected
   */
  void writeNext() {
    packets.writeNext();
  }

  /** Passes on all packets, also those that waited for others. */
  void flush() {
    Native.check(av_interleaved_write_frame(container, (AVPacket) null), FAILURE);
    output.flush();
  }

  /** Completes the film: passes on the bytes after its packets, and revises those before them. */
  void finish() {
    Native.check(av_write_trailer(container), FAILURE);
    output.flush();
  }

  private void closeContainer() {
    output.close();
    avformat_free_context(container);
  }

  @Override
  public void close() {
    packets.close();
    closeContainer();
  }
}
