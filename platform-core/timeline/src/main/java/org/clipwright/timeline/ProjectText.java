package org.clipwright.timeline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a project file: UTF-8, or the encoding that its byte order mark states. */
public final class ProjectText {

  private ProjectText() {}

  /**
   * The text without the byte order mark.
   *
   * @throws CharacterCodingException if the bytes are not valid text in that encoding
   */
  public static String of(byte[] file) throws CharacterCodingException {
    Charset charset = begins(file, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE
        : begins(file, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean begins(byte[] file, int first, int second) {
    return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
  }
}
