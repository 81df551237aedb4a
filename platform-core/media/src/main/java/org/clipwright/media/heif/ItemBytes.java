package org.clipwright.media.heif;

import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.input.FileBytes;

/**
 * The bytes of the items of a HEIC or AVIF file.
 *
 * @param path the file
 * @param file its table of contents
 */
record ItemBytes(Path path, HeifFile file) {

  private static final int LARGEST_ITEM = 256 << 20;
  private static final int START = 12;

  /** All bytes of an item, for its decoder; the caller frees the packet. */
  AVPacket packet(int item) throws IOException {
    ByteBuffer inside = file.inside(item);
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      long length = inside.limit();
      for (HeifTable.Extent piece : file.extents(item)) {
        long pieceLength = piece.lengthUpTo(channel.size());
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
      try {
        ByteBuffer target = packet.data().capacity(length).asByteBuffer();
        target.put(inside.duplicate());
        fill(channel, item, target);
        return packet;
      } catch (IOException | RuntimeException failure) {
        av_packet_free(packet);
        throw failure;
      }
    }
  }

  private void fill(SeekableByteChannel channel, int item, ByteBuffer target) throws IOException {
    for (HeifTable.Extent piece : file.extents(item)) {
      int length = (int) piece.lengthUpTo(channel.size());
      FileBytes.fill(channel, piece.position(), target.slice(target.position(), length));
      target.position(target.position() + length);
    }
  }

  /** The start of an item, up to the maximum length of a grid. */
  ByteBuffer start(int item) throws IOException {
    ByteBuffer inside = file.inside(item);
    if (inside.limit() > 0 || file.extents(item).isEmpty()) {
      return inside;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      HeifTable.Extent piece = file.extents(item).getFirst();
      return FileBytes.read(channel, piece.position(), (int) Math.min(START, piece.lengthUpTo(channel.size())));
    }
  }
}
