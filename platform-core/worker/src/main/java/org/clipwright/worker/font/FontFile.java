package org.clipwright.worker.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.text.ColorFont;

/** Font files as Java reads them: TrueType and OpenType as they are, WOFF and WOFF2 unpacked. */
public final class FontFile {

  private static final int WOFF = 0x774F4646;
  private static final int WOFF2 = 0x774F4632;

  private FontFile() {}

  /**
   * Reads the fonts in a file.
   *
   * @param mostBytes the most bytes that it may take, packed or unpacked
   * @throws IOException when it is damaged or takes more
   */
  public static Font[] read(Path file, int mostBytes) throws IOException, FontFormatException {
    if (!isPacked(file)) {
      return Font.createFonts(file.toFile());
    }
    List<Font> fonts = new ArrayList<>();
    for (byte[] font : unpacked(Files.readAllBytes(file), mostBytes)) {
      fonts.addAll(List.of(Font.createFonts(new ByteArrayInputStream(font))));
    }
    return fonts.toArray(Font[]::new);
  }

  /** The fonts with colours in a file; none where they are in a collection that is not packed. */
  public static List<ColorFont> colored(Path file, int mostBytes) throws IOException, FontFormatException {
    byte[] bytes = Files.readAllBytes(file);
    List<ColorFont> fonts = new ArrayList<>();
    for (byte[] font : isPacked(file) ? unpacked(bytes, mostBytes) : List.of(bytes)) {
      try {
        ColorTables.read(font).ifPresent(fonts::add);
      } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException damaged) {
        throw new IOException("The font is damaged.", damaged);
      }
    }
    return fonts;
  }

  private static boolean isPacked(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(4);
      int kind = first.length < 4 ? 0 : ByteBuffer.wrap(first).getInt();
      return kind == WOFF || kind == WOFF2;
    }
  }

  private static List<byte[]> unpacked(byte[] file, int mostBytes) throws IOException {
    try {
      return ByteBuffer.wrap(file).getInt() == WOFF
          ? List.of(new Woff(file, mostBytes).unpacked()) : new Woff2(file, mostBytes).unpacked();
    } catch (IndexOutOfBoundsException | BufferUnderflowException | BufferOverflowException
        | IllegalArgumentException damaged) {
      throw new IOException("The font is damaged.", damaged);
    }
  }
}
