package org.clipwright.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of paths, queries and forms; a percent sign not followed by two hex digits is literal. */
public final class Percent {

  private static final String PATH_SAFE = "-_.~!$&'()*+,;=:@/";

  private Percent() {}

  public static String decode(String text) {
    return text.indexOf('%') < 0 ? text : decodeBytes(text, StandardCharsets.UTF_8);
  }

  /** Decodes a name or value of a form, in which a plus sign is a space. */
  static String decodeForm(String text, Charset charset) {
    String spaced = text.replace('+', ' ');
    return spaced.indexOf('%') < 0 ? spaced : decodeBytes(spaced, charset);
  }

  /** Encodes a path; its slashes stay. */
  public static String encodePath(String path) {
    StringBuilder text = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isAlphanumeric(character) || PATH_SAFE.indexOf(character) >= 0) {
        text.append(character);
      } else {
        text.append(String.format("%%%02X", octet & 0xff));
      }
    }
    return text.toString();
  }

  private static boolean isAlphanumeric(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static String decodeBytes(String text, Charset charset) {
    byte[] encoded = text.getBytes(charset);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      int octet = encoded[i] == '%' && i + 2 < encoded.length ? hexOctet(encoded[i + 1], encoded[i + 2]) : -1;
      decoded.write(octet < 0 ? encoded[i] : octet);
      i += octet < 0 ? 0 : 2;
    }
    return decoded.toString(charset);
  }

  private static int hexOctet(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
  }
}
