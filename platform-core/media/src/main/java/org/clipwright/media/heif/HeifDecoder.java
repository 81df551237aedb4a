package org.clipwright.media.heif;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.clipwright.media.input.FileName;
import org.clipwright.media.input.ReadableFormats;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.LargestPicture;

/** Decodes the items of a HEIC or AVIF file and assembles grids. One thread at a time. */
final class HeifDecoder implements AutoCloseable {

  private static final int DEEPEST = 4;

  private final Path path;
  private final HeifFile file;
  private final ItemBytes bytes;
  private AVCodecContext context;
  private Optional<HeifBox> setup = Optional.empty();

  HeifDecoder(Path path, HeifFile file) {
    this.path = path;
    this.file = file;
    this.bytes = new ItemBytes(path, file);
  }

  record Size(int width, int height) {}

  /** The size of an item as stored. */
  Size size(int item) throws IOException {
    HeifBox extents = file.property(item, "ispe").orElseThrow(() -> new EOFException("its picture has no size"));
    Size size = new Size(extents.intAt(4), extents.intAt(8));
    if (size.width() < 1 || size.height() < 1) {
      throw new EOFException("its picture has no size");
    }
    return size;
  }

  /** Decodes an item; the caller frees the result. */
  AVFrame decode(int item) throws IOException {
    return decode(item, DEEPEST);
  }

  private AVFrame decode(int item, int depth) throws IOException {
    String kind = file.kind(item);
    return switch (kind) {
      case "hvc1", "hev1" -> coded(item, AV_CODEC_ID_HEVC, "hvcC");
      case "av01" -> coded(item, AV_CODEC_ID_AV1, "av1C");
      case "avc1" -> coded(item, AV_CODEC_ID_H264, "avcC");
      case "jpeg" -> coded(item, AV_CODEC_ID_MJPEG, "jpgC");
      case "grid" -> grid(item, depth);
      case "iden" -> decode(onlyPart(item, depth), depth - 1);
      default -> throw new MediaException(
          FileName.of(path) + " is of an unsupported kind: its picture is coded as \"" + kind + "\".");
    };
  }

  private int onlyPart(int item, int depth) throws IOException {
    List<Integer> parts = file.parts(item);
    if (parts.size() != 1 || depth == 0) {
      throw new EOFException("a picture in it contains itself");
    }
    return parts.getFirst();
  }

  private AVFrame grid(int item, int depth) throws IOException {
    TileGrid grid = TileGrid.of(bytes.start(item));
    List<Integer> tiles = file.parts(item);
    if (depth < DEEPEST || tiles.size() != grid.tiles()) {
      throw new EOFException("tiles of its picture are missing");
    }
    LargestPicture.refusal(grid.width(), grid.height()).ifPresent(refusal -> {
      throw new MediaException(FileName.of(path) + " cannot be used. " + refusal);
    });
    AVFrame whole = null;
    try {
      for (int i = 0; i < tiles.size(); i++) {
        AVFrame tile = decode(tiles.get(i), depth - 1);
        try {
          whole = whole == null ? grid.blank(tile) : whole;
          grid.put(tile, i, whole);
        } finally {
          av_frame_free(tile);
        }
      }
      return whole;
    } catch (IOException | RuntimeException failure) {
      if (whole != null) {
        av_frame_free(whole);
      }
      throw failure;
    }
  }

  private AVFrame coded(int item, int codec, String setupName) throws IOException {
    prepare(codec, file.property(item, setupName));
    AVPacket packet = bytes.packet(item);
    AVFrame frame = av_frame_alloc();
    try {
      avcodec_send_packet(context, packet);
      avcodec_send_packet(context, null);
      if (avcodec_receive_frame(context, frame) < 0) {
        throw new EOFException("its picture cannot be decoded");
      }
      avcodec_flush_buffers(context);
      return frame;
    } catch (IOException failure) {
      av_frame_free(frame);
      throw failure;
    } finally {
      av_packet_free(packet);
    }
  }

  /** Tiles share their decoder configuration, and therefore the decoder. */
  private void prepare(int codecId, Optional<HeifBox> wanted) {
    if (context != null && context.codec_id() == codecId && setup.equals(wanted)) {
      return;
    }
    close();
    AVCodec codec = avcodec_find_decoder(codecId);
    if (codec == null || !ReadableFormats.DECODERS.contains(codec.name().getString())) {
      throw new MediaException(FileName.of(path) + " contains a picture for which there is no decoder.");
    }
    context = avcodec_alloc_context3(codec);
    context.max_pixels(LargestPicture.PIXELS);
    context.thread_count(1);
    wanted.ifPresent(box -> tell(box.bytesFrom(0)));
    if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      close();
      throw new MediaException(FileName.of(path) + " is damaged: its picture cannot be decoded.");
    }
    setup = wanted;
  }

  private void tell(byte[] bytes) {
    BytePointer memory = new BytePointer(av_mallocz(bytes.length + AV_INPUT_BUFFER_PADDING_SIZE));
    memory.put(bytes, 0, bytes.length);
    context.extradata(memory);
    context.extradata_size(bytes.length);
  }

  @Override
  public void close() {
    if (context != null) {
      avcodec_free_context(context);
      context = null;
    }
  }
}
