package org.clipwright.services.encoder;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.services.suggestion.NearNames;
import org.clipwright.timeline.Rational;

/**
 * What an encoder of pictures refuses, whatever the format: sizes, frame rates, fields and presets. Encoders of
 * graphics cards are not limited here, since their limits depend on the card.
 *
 * @param encoder FFmpeg's name of the encoder
 */
public record EncoderLimits(String encoder) {

  /** A size of pictures in pixels. */
  private record Size(int width, int height) {

    int distance(Size other) {
      return Math.abs(width - other.width) + Math.abs(height - other.height);
    }

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  private static final Size NTSC = new Size(720, 480);
  private static final Rational NTSC_RATE = new Rational(30_000, 1001);
  private static final Rational PAL_RATE = new Rational(25, 1);

  private static final Map<String, List<Size>> SIZES =
      Map.of("dvvideo", List.of(NTSC, new Size(720, 576)),
          "h263", List.of(new Size(128, 96), new Size(176, 144), new Size(352, 288), new Size(704, 576),
              new Size(1408, 1152)));

  /** Of which lengths the sides are multiples; 2 if it is not named. */
  private static final Map<String, Size> STEPS = Map.of("cfhd", new Size(16, 2), "cinepak", new Size(4, 4));

  private static final Map<String, Integer> SHORTEST_SIDES =
      Map.of("libx265", 16, "libopenh264", 16, "libsvtav1", 64, "vc2", 32, "cfhd", 64, "cinepak", 4);

  private static final Map<String, Integer> LONGEST_SIDES =
      Map.of("mpeg1video", 4094, "mpeg4", 8190, "mpeg2video", 16_382, "libvpx", 16_382);

  /** ISO/IEC 13818-2, table 6-4. */
  private static final List<Rational> MPEG_RATES =
      List.of(new Rational(24_000, 1001), new Rational(24, 1), PAL_RATE, NTSC_RATE, new Rational(30, 1),
          new Rational(50, 1), new Rational(60_000, 1001), new Rational(60, 1));

  /** ISO/IEC 13818-2, 6.3.5: MPEG-2 multiplies these rates by up to 4 and divides them by up to 32. */
  private static final int MULTIPLIERS = 4;

  private static final int DIVISORS = 32;

  /** ISO/IEC 14496-2, 6.3.3: the ticks of a second fit into 16 bits. */
  private static final int MPEG4_TICKS = 65_535;

  /** Pictures last whole hundredths of a second, and players show those of a single one for ten. */
  private static final Rational GIF_RATE = new Rational(50, 1);

  private static final Rational SVT_AV1_RATE = new Rational(240, 1);

  private static final Set<String> WHOLE_PICTURES =
      Set.of("libx265", "libopenh264", "libvpx", "libvpx-vp9", "libsvtav1", "libaom-av1", "mpeg1video", "msmpeg4v2",
          "msmpeg4", "wmv1", "wmv2", "flv", "h263", "huffyuv", "vc2", "mjpeg", "png", "gif", "apng", "libwebp",
          "libwebp_anim");

  /** Those that store two fields, the usual ones first. */
  public static final List<String> INTERLACED = List.of("libx264", "mpeg2video", "mpeg4", "prores_ks", "ffv1");

  private static final List<String> PRESETS =
      List.of("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow",
          "placebo");

  /** Why pictures of this size cannot be encoded, with the nearest size that can; empty if they can. */
  public Optional<String> size(int width, int height) {
    Size asked = new Size(even(width), even(height));
    List<Size> known = SIZES.getOrDefault(encoder, List.of());
    Size step = STEPS.getOrDefault(encoder, new Size(2, 2));
    Size nearest = known.stream().min(Comparator.comparingInt(asked::distance))
        .orElseGet(() -> new Size(side(asked.width(), step.width()), side(asked.height(), step.height())));
    return asked.equals(nearest) ? Optional.empty()
        : Optional.of("The video codec " + encoder + " cannot encode pictures of " + new Size(width, height)
            + ". Set \"width\": " + nearest.width() + " and \"height\": " + nearest.height() + " in the JSON.");
  }

  private int side(int length, int step) {
    int longest = LONGEST_SIDES.getOrDefault(encoder, Integer.MAX_VALUE);
    return Math.clamp((length + step - 1) / step * step, SHORTEST_SIDES.getOrDefault(encoder, 2), longest);
  }

  /** Encoders that halve the resolution of colours leave out an odd column or row. */
  private static int even(int length) {
    return Math.max(2, length / 2 * 2);
  }

  /** Why this frame rate cannot be encoded, with the nearest that can; empty if it can. */
  public Optional<String> rate(Rational fps, int height) {
    return switch (encoder) {
      case "mpeg1video" -> among(fps, 1, 1);
      case "mpeg2video" -> among(fps, MULTIPLIERS, DIVISORS);
      case "mpeg4" -> fps.reduced().num() <= MPEG4_TICKS ? Optional.empty()
          : Optional.of(rate(fps, new Rational((int) Math.max(1, Math.round(fps.toDouble())), 1)));
      case "gif" -> upTo(fps, GIF_RATE);
      case "libsvtav1" -> upTo(fps, SVT_AV1_RATE);
      case "dvvideo" -> only(fps, even(height) == NTSC.height() ? NTSC_RATE : PAL_RATE);
      default -> Optional.empty();
    };
  }

  private Optional<String> only(Rational fps, Rational known) {
    return isSame(fps, known, 1, 1) ? Optional.empty() : Optional.of(rate(fps, known));
  }

  private Optional<String> upTo(Rational fps, Rational highest) {
    return fps.toDouble() <= highest.toDouble() ? Optional.empty() : Optional.of(rate(fps, highest));
  }

  private Optional<String> among(Rational fps, int multipliers, int divisors) {
    for (Rational known : MPEG_RATES) {
      for (int by = 1; by <= multipliers; by++) {
        for (int over = 1; over <= divisors; over++) {
          if (isSame(fps, known, by, over)) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(rate(fps, MPEG_RATES.stream()
        .min(Comparator.comparingDouble(known -> Math.abs(known.toDouble() - fps.toDouble()))).orElseThrow()));
  }

  private static boolean isSame(Rational fps, Rational known, int by, int over) {
    return (long) fps.num() * known.den() * over == (long) fps.den() * known.num() * by;
  }

  private String rate(Rational fps, Rational nearest) {
    return "The video codec " + encoder + " cannot encode " + fps + " frames per second. Set \"fps\": {\"num\": "
        + nearest.num() + ", \"den\": " + nearest.den() + "} in the JSON.";
  }

  /** Whether it stores pictures only as a whole, never as two fields. */
  public boolean isProgressive() {
    return WHOLE_PICTURES.contains(encoder);
  }

  /** Why this preset cannot be used; empty if it can, or if the encoder has none. */
  public Optional<String> preset(String preset) {
    return switch (encoder) {
      case "libx264", "libx264rgb", "libx265" ->
          PRESETS.contains(preset.toLowerCase(Locale.ROOT)) || preset.matches("[0-9]") ? Optional.empty()
              : Optional.of("\"preset\" must be one of " + NearNames.or(PRESETS) + " for " + encoder + ".");
      case "libsvtav1" -> preset.matches("[0-9]|1[0-3]|-[12]") ? Optional.empty()
          : Optional.of("\"preset\" must be a number from -2 to 13 for libsvtav1; the higher, the faster.");
      default -> Optional.empty();
    };
  }
}
