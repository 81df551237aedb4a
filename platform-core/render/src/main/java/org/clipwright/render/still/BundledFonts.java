package org.clipwright.render.still;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/** The fonts that come with the product, so that text looks the same on every machine. */
public final class BundledFonts {

  /** The family's name. */
  static final String SANS = "DejaVu Sans";

  private static final Set<String> GENERIC = Set.of("", "sans", "sans-serif", "sans serif", "dejavu sans");

  private static final class Holder {

    private static final Font SANS = load("DejaVuSans.ttf");
  }

  private BundledFonts() {}

  /** DejaVu Sans at a size in pixels. */
  public static Font sans(float pixels) {
    return Holder.SANS.deriveFont(pixels);
  }

  /** A font family at a size in pixels; DejaVu Sans for a generic or empty name. */
  public static Font named(String family, int style, float pixels) {
    Font font = isGeneric(family) ? Holder.SANS : new Font(family.strip(), style, 1);
    return font.deriveFont(style, pixels);
  }

  /** Whether a name stands for DejaVu Sans. */
  static boolean isGeneric(String family) {
    return GENERIC.contains(family.strip().toLowerCase(Locale.ROOT));
  }

  /** Registers the bundled family for everything in this process that looks up fonts by name, including effects. */
  public static void register() {
    GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Holder.SANS);
  }

  private static Font load(String name) {
    try (InputStream in = BundledFonts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The bundled font " + name + " is missing.");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException exception) {
      throw new IllegalStateException("The bundled font " + name + " cannot be read.", exception);
    }
  }
}
