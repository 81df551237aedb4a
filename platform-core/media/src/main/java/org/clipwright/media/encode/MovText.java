package org.clipwright.media.encode;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionSpan;
import org.clipwright.sdk.caption.CaptionStyle;
import org.clipwright.sdk.media.Color;

/** Timed text as 3GPP TS 26.245 describes it and MP4 and QuickTime hold it. */
final class MovText {

  private static final int FONT = 1;
  private static final int FONT_SIZE = 16;
  private static final int CENTRE = 1;
  private static final int BOTTOM = -1;
  private static final int BOLD = 1;
  private static final int ITALIC = 2;
  private static final int UNDERLINE = 4;
  private static final int STYLE_BYTES = 12;
  private static final int MOST_TEXT_BYTES = 0xffff;
  private static final Color WHITE = Color.of(255, 255, 255);

  private MovText() {}

  /** Writes into memory, where nothing can fail. */
  private interface Body {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      body.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing into memory failed.", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * The description of the track: white letters at the bottom centre, on no background.
   * Programs that turn tracks into other forms take its font for the usual one and do not mention it.
   */
  static byte[] header() {
    byte[] font = "Arial".getBytes(StandardCharsets.US_ASCII);
    return bytes(out -> {
      out.writeInt(0);
      out.writeByte(CENTRE);
      out.writeByte(BOTTOM);
      out.writeInt(0);
      out.writeLong(0);
      style(out, new Style(0, 0, CaptionStyle.PLAIN));
      out.writeInt(8 + 2 + 2 + 1 + font.length);
      out.writeBytes("ftab");
      out.writeShort(1);
      out.writeShort(FONT);
      out.writeByte(font.length);
      out.write(font);
    });
  }

  /** A style of some of a text's characters. */
  private record Style(int start, int end, CaptionStyle style) {}

  /** A caption as a sample of the track. */
  static byte[] sample(CaptionCue cue) {
    byte[] text = text(cue.text());
    List<Style> styles = styles(cue);
    return bytes(out -> {
      out.writeShort(text.length);
      out.write(text);
      if (!styles.isEmpty()) {
        out.writeInt(8 + 2 + STYLE_BYTES * styles.size());
        out.writeBytes("styl");
        out.writeShort(styles.size());
        for (Style style : styles) {
          style(out, style);
        }
      }
    });
  }

  /** The length of a text has two bytes. */
  private static byte[] text(String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(all.length, MOST_TEXT_BYTES);
    while (end < all.length && (all[end] & 0xc0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(all, end);
  }

  /** Characters are counted as Unicode has them. */
  private static List<Style> styles(CaptionCue cue) {
    List<Style> styles = new ArrayList<>();
    int at = 0;
    for (CaptionSpan span : cue.spans()) {
      int end = at + span.text().codePointCount(0, span.text().length());
      CaptionStyle style = span.style();
      boolean special = style.bold() || style.italic() || style.underline() || style.color().isPresent();
      if (special && end > at && end <= MOST_TEXT_BYTES) {
        styles.add(new Style(at, end, style));
      }
      at = end;
    }
    return styles;
  }

  private static void style(DataOutputStream out, Style range) throws IOException {
    CaptionStyle style = range.style();
    Color color = style.color().orElse(WHITE);
    out.writeShort(range.start());
    out.writeShort(range.end());
    out.writeShort(FONT);
    out.writeByte((style.bold() ? BOLD : 0) | (style.italic() ? ITALIC : 0) | (style.underline() ? UNDERLINE : 0));
    out.writeByte(FONT_SIZE);
    out.writeByte(color.red());
    out.writeByte(color.green());
    out.writeByte(color.blue());
    out.writeByte(255);
  }
}
