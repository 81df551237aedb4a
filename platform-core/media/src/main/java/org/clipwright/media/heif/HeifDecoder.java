package org.clipwright.media.heif;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_linesize;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.media.ffmpeg.AddressPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.input.FileBytes;
import org.clipwright.media.input.FileName;
import org.clipwright.media.input.ReadableFormats;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.LargestPicture;

/** Decodes the items of a HEIC or AVIF file, and puts grids together. One thread at a time. */
final class HeifDecoder implements AutoCloseable {

  private static final int LARGEST_ITEM = 256 << 20;
  private static final int DEEPEST = 4;

  private final Path path;
  private final HeifFile file;
  private AVCodecContext context;
  private Optional<HeifBox> setup = Optional.empty();

  HeifDecoder(Path path, HeifFile file) {
    this.path = path;
    this.file = file;
  }

  record Size(int width, int height) {}

  /** How many tiles lie beside and below each other, and the size of the picture that they make. */
  private record Grid(int columns, int rows, int width, int height) {

    static Grid of(ByteBuffer bytes) throws IOException {
      boolean wide = bytes.limit() >= 12 && (bytes.get(1) & 1) != 0;
      if (bytes.limit() < (wide ? 12 : 8)) {
        throw new EOFException("its grid of tiles is incomplete");
      }
      int width = wide ? bytes.getInt(4) : bytes.getShort(4) & 0xFFFF;
      int height = wide ? bytes.getInt(8) : bytes.getShort(6) & 0xFFFF;
      return new Grid((bytes.get(3) & 255) + 1, (bytes.get(2) & 255) + 1, width, height);
    }
  }

  /** The size of an item as it is stored. */
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
    Grid grid = Grid.of(bytes(item));
    List<Integer> tiles = file.parts(item);
    if (depth < DEEPEST || tiles.size() != grid.columns() * grid.rows()) {
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
          whole = whole == null ? blank(grid, tile) : whole;
          put(tile, i % grid.columns() * tile.width(), i / grid.columns() * tile.height(), whole);
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

  private static AVFrame blank(Grid grid, AVFrame like) throws IOException {
    if (grid.width() < 1 || grid.height() < 1) {
      throw new EOFException("its picture has no size");
    }
    AVFrame frame = av_frame_alloc();
    frame.format(like.format());
    frame.width(grid.width());
    frame.height(grid.height());
    av_frame_copy_props(frame, like);
    frame.crop_left(0).crop_top(0).crop_right(0).crop_bottom(0);
    Native.check(av_frame_get_buffer(frame, 0), "Not enough memory for a picture");
    for (int i = 0; i < 4 && frame.buf(i) != null; i++) {
      // Tiles may leave a part of the picture out.
      Pointer.memset(frame.buf(i).data(), 0, frame.buf(i).size());
    }
    return frame;
  }

  /** Copies as much of a tile as lies inside the whole picture, plane by plane. */
  private static void put(AVFrame tile, int left, int top, AVFrame whole) throws IOException {
    if (tile.format() != whole.format()) {
      throw new EOFException("its tiles are not all of one kind");
    }
    int width = Math.min(tile.width(), whole.width() - left);
    int height = Math.min(tile.height(), whole.height() - top);
    AVPixFmtDescriptor kind = av_pix_fmt_desc_get(tile.format());
    if (left % (1 << kind.log2_chroma_w()) != 0 || top % (1 << kind.log2_chroma_h()) != 0) {
      throw new EOFException("its tiles do not lie on whole colour samples");
    }
    for (int plane = 0; plane < 4 && width > 0 && height > 0 && tile.data(plane) != null; plane++) {
      boolean chroma = plane == 1 || plane == 2;
      int shiftDown = chroma ? kind.log2_chroma_h() : 0;
      int rowBytes = av_image_get_linesize(tile.format(), width, plane);
      long to = (long) (top >> shiftDown) * whole.linesize(plane) + av_image_get_linesize(tile.format(), left, plane);
      BytePointer target = new BytePointer(new AddressPointer(whole.data(plane).address() + to));
      av_image_copy_plane(target, whole.linesize(plane), tile.data(plane), tile.linesize(plane), rowBytes,
          height + (1 << shiftDown) - 1 >> shiftDown);
    }
  }

  private AVFrame coded(int item, int codec, String setupName) throws IOException {
    prepare(codec, file.property(item, setupName));
    AVPacket packet = packet(item);
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

  /** Tiles share what their decoder has to know, and so the decoder. */
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

  private AVPacket packet(int item) throws IOException {
    ByteBuffer inside = file.inside(item);
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      long length = inside.limit();
      for (HeifFile.Extent piece : file.extents(item)) {
        long pieceLength = HeifFile.length(piece, channel.size());
        if (piece.position() < 0 || pieceLength < 0 || piece.position() + pieceLength > channel.size()) {
          throw new EOFException("it ends early");
        }
        length += pieceLength;
      }
      if (length == 0 || length > LARGEST_ITEM) {
        throw new EOFException("a part of its picture has " + length + " bytes");
      }
      AVPacket packet = av_packet_alloc();
      Native.check(av_new_packet(packet, (int) length), "Not enough memory for a picture");
      ByteBuffer target = packet.data().capacity(length).asByteBuffer();
      target.put(inside.duplicate());
      fill(channel, item, target);
      return packet;
    }
  }

  private void fill(SeekableByteChannel channel, int item, ByteBuffer target) throws IOException {
    for (HeifFile.Extent piece : file.extents(item)) {
      int length = (int) HeifFile.length(piece, channel.size());
      FileBytes.fill(channel, piece.position(), target.slice(target.position(), length));
      target.position(target.position() + length);
    }
  }

  private ByteBuffer bytes(int item) throws IOException {
    ByteBuffer inside = file.inside(item);
    if (inside.limit() > 0 || file.extents(item).isEmpty()) {
      return inside;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      HeifFile.Extent piece = file.extents(item).getFirst();
      return FileBytes.read(channel, piece.position(), (int) Math.min(12, HeifFile.length(piece, channel.size())));
    }
  }

  @Override
  public void close() {
    if (context != null) {
      avcodec_free_context(context);
      context = null;
    }
  }
}
