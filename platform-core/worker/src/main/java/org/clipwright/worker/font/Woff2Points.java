package org.clipwright.worker.font;

import java.nio.ByteBuffer;

/** The points of one outline: a flag says how many bytes hold the distance from one to the next. */
final class Woff2Points {

  private final int[] right;
  private final int[] up;
  private final boolean[] onCurve;

  Woff2Points(int count) {
    this.right = new int[count];
    this.up = new int[count];
    this.onCurve = new boolean[count];
  }

  Woff2Points read(ByteBuffer flags, ByteBuffer ways) {
    for (int i = 0; i < right.length; i++) {
      int flag = flags.get() & 0xFF;
      onCurve[i] = flag < 0x80;
      read(i, flag & 0x7F, ways);
    }
    return this;
  }

  private void read(int i, int flag, ByteBuffer ways) {
    int first = ways.get() & 0xFF;
    if (flag < 10) {
      up[i] = signed(flag, ((flag & 14) << 7) + first);
    } else if (flag < 20) {
      right[i] = signed(flag, ((flag - 10 & 14) << 7) + first);
    } else if (flag < 84) {
      int high = flag - 20;
      right[i] = signed(flag, 1 + (high & 0x30) + (first >> 4));
      up[i] = signed(flag >> 1, 1 + ((high & 0x0C) << 2) + (first & 0x0F));
    } else if (flag < 120) {
      int high = flag - 84;
      right[i] = signed(flag, 1 + (high / 12 << 8) + first);
      up[i] = signed(flag >> 1, 1 + (high % 12 >> 2 << 8) + (ways.get() & 0xFF));
    } else if (flag < 124) {
      int middle = ways.get() & 0xFF;
      right[i] = signed(flag, (first << 4) + (middle >> 4));
      up[i] = signed(flag >> 1, ((middle & 0x0F) << 8) + (ways.get() & 0xFF));
    } else {
      right[i] = signed(flag, (first << 8) + (ways.get() & 0xFF));
      up[i] = signed(flag >> 1, ways.getShort() & 0xFFFF);
    }
  }

  private static int signed(int flag, int way) {
    return (flag & 1) != 0 ? way : -way;
  }

  /** Writes the bounds: left, bottom, right, top. */
  void writeBox(ByteBuffer outline) {
    int[] across = bounds(right);
    int[] along = bounds(up);
    outline.putShort((short) across[0]).putShort((short) along[0]).putShort((short) across[1])
        .putShort((short) along[1]);
  }

  private static int[] bounds(int[] ways) {
    int at = 0;
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (int way : ways) {
      at += way;
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    return ways.length == 0 ? new int[2] : new int[] {low, high};
  }

  /** Writes flags and distances in their longest form. */
  void write(ByteBuffer outline) {
    for (boolean on : onCurve) {
      outline.put((byte) (on ? 1 : 0));
    }
    for (int way : right) {
      outline.putShort((short) way);
    }
    for (int way : up) {
      outline.putShort((short) way);
    }
  }
}
