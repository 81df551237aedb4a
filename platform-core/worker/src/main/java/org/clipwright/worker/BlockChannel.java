package org.clipwright.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Reads a stored object by its blocks, and further ahead the longer it is read without jumps. One thread at a time. */
final class BlockChannel implements SeekableByteChannel {

  private static final int MOST_AHEAD = 4;

  private final StoredBlocks blocks;
  private long position;
  private long number = -1;
  private int ahead = 1;
  private byte[] block = {};
  private boolean open = true;

  BlockChannel(StoredBlocks blocks) {
    this.blocks = blocks;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (position >= size()) {
      return -1;
    }
    take(position / StoredBlocks.BLOCK_BYTES);
    int offset = (int) (position % StoredBlocks.BLOCK_BYTES);
    int length = Math.min(target.remaining(), block.length - offset);
    target.put(block, offset, length);
    position += length;
    return length;
  }

  private void take(long wanted) throws IOException {
    if (wanted == number) {
      return;
    }
    ahead = wanted == number + 1 ? Math.min(2 * ahead, MOST_AHEAD) : 1;
    block = blocks.block(wanted, ahead);
    number = wanted;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long wanted) throws IOException {
    requireOpen();
    if (wanted < 0) {
      throw new IllegalArgumentException("There is no byte " + wanted + ".");
    }
    position = wanted;
    return this;
  }

  @Override
  public long size() {
    return blocks.size();
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    block = new byte[0];
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
