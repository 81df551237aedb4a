package org.clipwright.media.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.clipwright.media.input.InputFile;

/**
 * Cuts one track of a film into segments of about six seconds: pictures where one can be shown by itself, and sound
 * where pictures are cut.
 */
final class TrackCut {

  private static final int SECONDS = 6;

  private final AVStream input;
  private final SegmentMuxer muxer;
  private final Path folder;
  private final Consumer<Path> written;
  private final Optional<StreamTrack> beside;
  private final List<StreamTrack.Segment> segments = new ArrayList<>();
  private long packets;
  private long begin;
  private long end;
  private long besideEnd;

  /**
   * Prepares a cut.
   *
   * @param beside the track that is already cut, whose cuts this one follows
   * @param written is told of each file before it is written
   */
  private TrackCut(
      AVStream input, SegmentMuxer muxer, Path folder, Optional<StreamTrack> beside, Consumer<Path> written) {
    this.input = input;
    this.muxer = muxer;
    this.folder = folder;
    this.beside = beside;
    this.written = written;
  }

  /** Cuts a track, and writes its segments into a folder of its own. */
  static StreamTrack of(
      InputFile film, int stream, Path folder, Optional<StreamTrack> beside, Consumer<Path> written)
      throws IOException {
    AVStream input = film.container().streams(stream);
    StreamTrack.Facts facts = facts(input);
    Path own = Files.createDirectories(folder.resolve(facts.folder()));
    AVPacket packet = av_packet_alloc();
    try (SegmentMuxer muxer = new SegmentMuxer(input)) {
      TrackCut cut = new TrackCut(input, muxer, own, beside, written);
      while (av_read_frame(film.container(), packet) >= 0) {
        if (packet.stream_index() == stream) {
          cut.append(packet);
        }
        av_packet_unref(packet);
      }
      cut.endSegment();
      return new StreamTrack(facts, CodecName.of(input.codecpar()), input.time_base().den(), cut.segments);
    } finally {
      av_packet_free(packet);
    }
  }

  private static StreamTrack.Facts facts(AVStream stream) {
    AVCodecParameters codec = stream.codecpar();
    return codec.codec_type() == AVMEDIA_TYPE_VIDEO
        ? new StreamTrack.Pictures(codec.width(), codec.height(), stream.avg_frame_rate().num(),
            stream.avg_frame_rate().den())
        : new StreamTrack.Sound(codec.sample_rate(), codec.ch_layout().nb_channels());
  }

  private void append(AVPacket packet) throws IOException {
    if (packets > 0 && begins(packet)) {
      endSegment();
    }
    end = packet.pts() + packet.duration();
    muxer.write(packet);
    if (packets == 0) {
      write(StreamTrack.START, muxer.taken());
    }
    packets++;
  }

  /** Whether a segment begins with this packet. */
  private boolean begins(AVPacket packet) {
    if (beside.isEmpty()) {
      return (packet.flags() & AV_PKT_FLAG_KEY) != 0
          && packet.pts() - begin >= (long) SECONDS * input.time_base().den();
    }
    StreamTrack leader = beside.get();
    return segments.size() + 1 < leader.segments().size() && packet.pts() * leader.timescale()
        >= (besideEnd + leader.segments().get(segments.size()).units()) * input.time_base().den();
  }

  private void endSegment() throws IOException {
    byte[] bytes = muxer.taken();
    write(segments.size() + StreamTrack.ENDING, bytes);
    besideEnd += beside.map(leader -> leader.segments().get(segments.size()).units()).orElse(0L);
    segments.add(new StreamTrack.Segment(end - begin, bytes.length));
    begin = end;
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    written.accept(file);
    Files.write(file, bytes);
  }
}
