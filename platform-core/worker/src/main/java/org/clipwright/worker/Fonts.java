package org.clipwright.worker;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.render.still.BundledFonts;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.sdk.text.ColorFont;
import org.clipwright.sdk.text.ColorFonts;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.worker.font.FontFile;
import org.clipwright.worker.font.InstalledColorFonts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of this process: the machine's, and those in the storage once they are loaded. All users share them, so a
 * font must not take the name of another: other users' drawings would change.
 */
final class Fonts {

  private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
  private static final int LARGEST_BYTES = 256 << 20;
  private static final int ROW = 56;
  private static final int WIDTH = 1600;
  private static final int MOST_ROWS = 100;

  private static final String SAMPLE = "The quick brown fox jumps over the lazy dog 0123456789";

  /** Already loaded, or found unusable; a process never unloads a font. */
  private static final Set<String> TAKEN_UP = ConcurrentHashMap.newKeySet();

  /** Names of fonts that no user added; nobody can add fonts to their families. */
  private static final Set<String> OWN = own();

  private final MediaStore store;
  private final LocalMedia local;

  public Fonts(MediaStore store, LocalMedia local) {
    this.store = store;
    this.local = local;
  }

  private static Set<String> own() {
    BundledFonts.register();
    InstalledColorFonts.takeUp();
    return names(font -> Stream.of(font.getFamily(), font.getFontName()));
  }

  private static Set<String> names(Function<Font, Stream<String>> naming) {
    return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()).flatMap(naming)
        .map(Fonts::lowerCase).collect(Collectors.toUnmodifiableSet());
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Loads new stored fonts; an unusable one is logged and skipped. */
  void takeUp() {
    for (String key : store.keys(MediaStore.FONTS)) {
      if (!TAKEN_UP.contains(key)) {
        takeUp(key);
      }
    }
  }

  /** A mark that changes whenever text may be drawn differently. */
  String mark() {
    Stream<String> stored = store.keys(MediaStore.FONTS).stream()
        .map(key -> key + " " + store.find(key).map(StoredObject::etag).orElse(""));
    Stream<String> installed =
        Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    return Stream.concat(stored, installed).collect(Collectors.joining("\n"));
  }

  private void takeUp(String key) {
    try {
      for (Font font : read(key)) {
        requireNewName(key, font);
        GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      }
      colored(key).forEach(ColorFonts::add);
    } catch (PlatformException unusable) {
      LOG.warn("A stored font is skipped. key={} reason=\"{}\"", key, unusable.getMessage());
      if (unusable.code() != ErrorCode.INVALID) {
        return;
      }
    }
    TAKEN_UP.add(key);
  }

  /**
   * Reads a stored font and draws with it, without loading it for use; one that crashes the reader does so here.
   *
   * @throws PlatformException {@code INVALID} when it is not a font, or its name is already taken
   */
  void check(String key) {
    takeUp();
    BufferedImage image = new BufferedImage(WIDTH, ROW, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      for (Font font : read(key)) {
        requireNewName(key, font);
        usable(key, () -> {
          style(font);
          Font sized = font.deriveFont(32f);
          graphics.setFont(sized);
          graphics.drawString(SAMPLE, 0, ROW);
          graphics.fill(sized.createGlyphVector(graphics.getFontRenderContext(), SAMPLE).getOutline());
          return font;
        });
      }
      colored(key);
    } finally {
      graphics.dispose();
    }
  }

  private static void requireNewName(String key, Font font) {
    String family = usable(key, font::getFamily);
    String name = usable(key, font::getFontName);
    boolean foreign = OWN.contains(lowerCase(family)) || OWN.contains(lowerCase(name));
    boolean known = names(other -> Stream.of(other.getFontName())).contains(lowerCase(name));
    boolean anotherFamily = !name.equalsIgnoreCase(family)
        && names(other -> Stream.of(other.getFamily())).contains(lowerCase(name));
    if (foreign || known || anotherFamily) {
      throw new PlatformException(ErrorCode.INVALID, name(key) + " contains the font \"" + name
          + "\", but a font of that name already exists. All users share fonts, so they cannot be replaced.");
    }
  }

  private Font[] read(String key) {
    Path file = local.file(key);
    return usable(key, () -> {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new PlatformException(ErrorCode.INVALID,
            name(key) + " is too large for a font: at most 256 MiB can be used.");
      }
      return FontFile.read(file, LARGEST_BYTES);
    });
  }

  private List<ColorFont> colored(String key) {
    Path file = local.file(key);
    return usable(key, () -> FontFile.colored(file, LARGEST_BYTES));
  }

  /** The font reader was not written for malicious files; whatever it throws is blamed on the font. */
  private static <T> T usable(String key, Callable<T> work) {
    try {
      return work.call();
    } catch (PlatformException refusal) {
      throw refusal;
    } catch (Exception | StackOverflowError | OutOfMemoryError | InternalError unusable) {
      throw new PlatformException(ErrorCode.INVALID, name(key) + " is not a usable font.", unusable);
    }
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** All families with their styles, sorted. */
  List<WorkAnswer.FontFamily> list() {
    Map<String, Set<String>> styles = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Font font : GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()) {
      styles.computeIfAbsent(font.getFamily(), family -> new TreeSet<>()).add(style(font));
    }
    List<WorkAnswer.FontFamily> families = new ArrayList<>();
    styles.forEach((family, names) -> families.add(new WorkAnswer.FontFamily(family, List.copyOf(names))));
    return families;
  }

  /** The font's name without its family; nothing remains for the plain style. */
  private static String style(Font font) {
    String name = font.getFontName();
    String rest = name.startsWith(font.getFamily()) ? name.substring(font.getFamily().length()).strip() : name;
    return rest.isEmpty() ? "Regular" : rest;
  }

  /**
   * A page of a picture of all families, each with its name in a font every machine has and a sample in its own.
   *
   * @param page from 1
   * @throws PlatformException {@code INVALID} when there are fewer pages
   */
  BufferedImage sheet(int page) {
    String[] families = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
    int pages = Math.max(1, Math.ceilDiv(families.length, MOST_ROWS));
    if (page > pages) {
      throw new PlatformException(ErrorCode.INVALID,
          "There is no page " + page + " of fonts: the last one is " + pages + ".");
    }
    int from = (page - 1) * MOST_ROWS;
    int rows = Math.clamp(families.length - from, 1, MOST_ROWS);
    BufferedImage image = new BufferedImage(WIDTH, rows * ROW + ROW, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, image.getHeight());
      for (int row = 0; row < Math.min(rows, families.length - from); row++) {
        drawRow(graphics, families[from + row], row);
      }
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static void drawRow(Graphics2D graphics, String family, int row) {
    int baseline = row * ROW + ROW;
    graphics.setColor(Color.GRAY);
    graphics.setFont(BundledFonts.sans(18));
    graphics.drawString(family, 24, baseline);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(family, Font.PLAIN, 32));
    graphics.drawString(SAMPLE, 420, baseline);
  }
}
