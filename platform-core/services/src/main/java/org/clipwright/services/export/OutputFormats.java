package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clipwright.timeline.ChannelLayout;

/**
 * The output formats of exports: formats, codecs, and which format supports which codec. The list was made by trying
 * each pair with FFmpeg; a test in the media module keeps it correct.
 */
public final class OutputFormats {

  /** The formats of single pictures that can be written. */
  public enum StillFormat {
    PNG("png"),
    JPEG("jpg", "jpeg", "jpe"),
    BMP("bmp"),
    /** Colours as plain bytes. */
    PPM("ppm"),
    /** Black and white as C source. */
    XBM("xbm"),
    /** A picture of few colours, as C source code. */
    XPM("xpm");

    private final List<String> endings;

    StillFormat(String... endings) {
      this.endings = List.of(endings);
    }

    /** The format of a file name or bare extension. */
    public static Optional<StillFormat> of(String name) {
      String ending = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
      return Stream.of(values()).filter(format -> format.endings.contains(ending)).findFirst();
    }

    /** The usual extension, without dot. */
    public String ending() {
      return endings.getFirst();
    }
  }

  /** The formats whose output is a playlist, with the segments of the film in a folder beside it. */
  public enum Playlist {
    HLS("hls", "m3u8"),
    DASH("dash", "mpd");

    private final String name;
    private final String ending;

    Playlist(String name, String ending) {
      this.name = name;
      this.ending = ending;
    }

    /** The format of a file name, bare extension or format name. */
    public static Optional<Playlist> of(String name) {
      String word = word(name.substring(name.lastIndexOf('.') + 1));
      return Stream.of(values()).filter(format -> format.name.equals(word) || format.ending.equals(word)).findFirst();
    }

    /** The extension of the playlist's name, without dot. */
    public String ending() {
      return ending;
    }
  }

  private static final OutputFormats ALL = read();

  /** The values clients send for no picture or no sound. */
  private static final Set<String> NO_CODEC = Set.of("", "n/a", "na", "none");

  /** Formats that hold pictures only, whatever sound is requested. */
  private static final Set<String> SILENT = Set.of("gif", "apng", "webp");

  /** What most players and editors read. */
  private static final List<String> USUAL = List.of("mp4", "mov", "mkv", "webm", "m4a", "mp3", "wav");

  /** Formats of films that hold captions as tracks. */
  private static final List<String> CAPTIONED = List.of("mp4", "m4v", "mov", "mkv", "matroska", "webm");

  private final Map<String, String> writers;
  private final Map<String, String> videoEncoders;
  private final Map<String, String> audioEncoders;
  private final Map<String, Set<String>> held;
  private final Map<String, Set<String>> transparent;

  /** Masks of the channel layouts that an audio encoder supports, if it does not support all. */
  private final Map<String, Set<String>> layouts;

  private OutputFormats(JsonNode list) {
    this.writers = new TreeMap<>();
    list.path("formats").properties().forEach(entry -> writers.put(entry.getKey(), entry.getValue().asText()));
    this.videoEncoders = encoders(list.path("video"));
    this.audioEncoders = encoders(list.path("audio"));
    this.held = codecs(list.path("holds"));
    this.transparent = codecs(list.path("transparent"));
    this.layouts = codecs(list.path("layouts"));
  }

  /** All formats and codecs that this version writes. */
  public static OutputFormats all() {
    return ALL;
  }

  /** Whether this codec name asks for no picture or no sound. */
  public static boolean isNoCodec(String name) {
    return NO_CODEC.contains(word(name));
  }

  /** Whether a format, without dot and in lower case, never has sound. */
  public static boolean isSilent(String format) {
    return SILENT.contains(format);
  }

  /** Whether a format, without dot and in lower case, holds captions as tracks. */
  static boolean holdsCaptions(String format) {
    return CAPTIONED.contains(format);
  }

  /** The formats that hold captions as tracks. */
  static List<String> captioned() {
    return CAPTIONED;
  }

  private static OutputFormats read() {
    try (InputStream list = OutputFormats.class.getResourceAsStream("output-formats.json")) {
      return new OutputFormats(JsonMapper.builder().build().readTree(list));
    } catch (IOException e) {
      throw new UncheckedIOException("The list of output formats cannot be read.", e);
    }
  }

  private static Map<String, String> encoders(JsonNode list) {
    Map<String, String> encoders = new LinkedHashMap<>();
    list.properties().forEach(entry -> {
      encoders.put(entry.getKey(), entry.getKey());
      entry.getValue().forEach(other -> encoders.put(other.asText(), entry.getKey()));
    });
    return Collections.unmodifiableMap(encoders);
  }

  private static Map<String, Set<String>> codecs(JsonNode list) {
    Map<String, Set<String>> codecs = new LinkedHashMap<>();
    list.properties().forEach(entry -> codecs.put(entry.getKey(), words(entry.getValue())));
    return Collections.unmodifiableMap(codecs);
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new LinkedHashSet<>();
    list.forEach(word -> words.add(word.asText()));
    return Collections.unmodifiableSet(words);
  }

  /** The names of formats, which are also file extensions, in alphabetical order. */
  public List<String> formats() {
    return List.copyOf(writers.keySet());
  }

  /** Whether a format of this name, without dot and in lower case, can be written. */
  boolean isFormat(String name) {
    return writers.containsKey(name);
  }

  /** FFmpeg's name for the encoder that a client calls by this name. */
  Optional<String> videoEncoder(String name) {
    return Optional.ofNullable(videoEncoders.get(word(name)));
  }

  /** FFmpeg's name for the encoder that a client calls by this name. */
  Optional<String> audioEncoder(String name) {
    return Optional.ofNullable(audioEncoders.get(word(name)));
  }

  /** Whether a format supports an encoder's output. */
  boolean holds(String format, String encoder) {
    return held.get(writers.get(format)).contains(encoder);
  }

  /** The video encoders that a format supports, the usual ones first. */
  public List<String> videoCodecs(String format) {
    return among(format, videoEncoders);
  }

  /** The video encoders whose output has transparency in a format, the usual ones first; none for unknown formats. */
  public List<String> transparentCodecs(String format) {
    return List.copyOf(transparent.getOrDefault(writers.getOrDefault(format, ""), Set.of()));
  }

  /**
   * Why a film has no transparency, with what would have it; empty if it has.
   *
   * @param format without dot and in lower case
   * @param codec a name of the video codec
   */
  public Optional<String> transparencyRefusal(String format, String codec) {
    List<String> able = transparentCodecs(format);
    if (videoEncoder(codec).filter(able::contains).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(able.isEmpty()
        ? "The format " + format + " does not support transparency. Use webm with libvpx-vp9, or mov with"
            + " prores_ks, qtrle or png."
        : codec + " does not support transparency in " + format + ". Use " + String.join(", ", able) + ".");
  }

  /** The audio encoders that a format supports, the usual ones first. */
  public List<String> audioCodecs(String format) {
    return among(format, audioEncoders);
  }

  private List<String> among(String format, Map<String, String> encoders) {
    return encoders.values().stream().distinct().filter(encoder -> holds(format, encoder)).toList();
  }

  /** The formats that support an encoder's output, the usual ones first. */
  public List<String> formatsFor(String encoder) {
    return Stream.concat(USUAL.stream(), writers.keySet().stream()).distinct()
        .filter(format -> holds(format, encoder)).toList();
  }

  /** Whether an audio encoder supports a channel layout. */
  boolean takes(String encoder, ChannelLayout layout) {
    Set<String> limited = layouts.get(encoder);
    return limited == null || limited.contains(Integer.toString(layout.mask()));
  }

  private static String word(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
