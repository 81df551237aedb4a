package org.clipwright.configuration;

import java.net.InetAddress;

/**
 * A range of addresses.
 *
 * @param first its first address
 * @param prefix how many leading bits its addresses have in common
 */
record Network(InetAddress first, int prefix) {

  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address. */
  static Network parse(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress address = literal(parts[0]);
    int bits = address.getAddress().length * 8;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("\"" + text + "\" is not a network such as 10.0.0.0/8.");
    }
    return new Network(address, prefix);
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException("\"" + text + "\" is not a network such as 10.0.0.0/8.", noAddress);
    }
  }

  /** Whether an address lies in the range. */
  boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
