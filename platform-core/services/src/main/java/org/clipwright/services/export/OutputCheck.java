package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.services.encoder.EncoderLimits;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.suggestion.NearNames;
import org.clipwright.timeline.ChannelLayout;
import org.clipwright.timeline.Profile;

/** Rejects an export whose format and codecs are incompatible as soon as it is sent, and names compatible ones. */
final class OutputCheck {

  private static final Pattern NUMBERED = Pattern.compile(".*%\\d*d.*");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.% -]*");
  private static final int NAMED_AT_MOST = 8;

  private final OutputFormats formats = OutputFormats.all();
  private final Map<String, List<String>> errors = new LinkedHashMap<>();
  private final int layout;

  private OutputCheck(int layout) {
    this.layout = layout;
  }

  /**
   * Does nothing when the output can be written.
   *
   * @param layout mask of the sound's channels
   * @throws ValidationException on the incompatible fields
   */
  static void require(String type, String format, String videoCodec, String audioCodec, int layout) {
    OutputCheck check = new OutputCheck(layout);
    switch (type) {
      case "image" -> check.pictures(format, videoCodec);
      case "waveform" -> check.waveform(format, videoCodec, audioCodec);
      default -> check.film(format, type.equals("audio") ? "none" : videoCodec, audioCodec);
    }
    if (!check.errors.isEmpty()) {
      throw new ValidationException(check.errors);
    }
  }

  /**
   * Does nothing when the encoder of a film takes what its profile and JSON ask of them. What can be written at all
   * is decided by {@link #require}.
   *
   * @throws ValidationException on {@code video_codec} or {@code json}, with the nearest that works
   */
  static void requireSettings(
      String type, String format, String videoCodec, Profile profile, ObjectNode json) {
    OutputCheck check = new OutputCheck(profile.channelLayout());
    String name = extension(format);
    if (type.equals("video") || type.equals("waveform") && !isPicture(format)) {
      check.formats.videoEncoder(videoCodec)
          .ifPresent(encoder -> check.settings(new EncoderLimits(encoder), name, profile, ExportWishes.of(json)));
    }
    if (!check.errors.isEmpty()) {
      throw new ValidationException(check.errors);
    }
  }

  private void settings(EncoderLimits limits, String format, Profile profile, ExportWishes wishes) {
    limits.size(profile.width(), profile.height()).ifPresent(sentence -> error("video_codec", sentence));
    limits.rate(profile.fps(), profile.height()).ifPresent(sentence -> error("video_codec", sentence));
    if (!wishes.preset().isEmpty()) {
      limits.preset(wishes.preset()).ifPresent(sentence -> error("json", sentence));
    }
    if (wishes.scanning() != ExportWishes.Scanning.PROGRESSIVE && limits.isProgressive()) {
      List<String> able =
          EncoderLimits.INTERLACED.stream().filter(codec -> formats.holds(format, codec)).toList();
      error("json", "The video codec " + limits.encoder() + " cannot store interlaced pictures. Leave out"
          + " \"interlaced\": true" + (able.isEmpty() ? "." : ", or for " + format + " use " + some(able) + "."));
    }
  }

  private static String extension(String format) {
    return word(format.strip().replaceFirst("^\\.", ""));
  }

  private void pictures(String format, String videoCodec) {
    if (!isPicture(format) && !isPicture(videoCodec)) {
      error("video_format",
          "Pictures cannot be written as \"" + format + "\". Use %05d.png, %05d.jpg, %05d.bmp or %05d.ppm.");
    }
  }

  private void waveform(String format, String videoCodec, String audioCodec) {
    if (!isPicture(format)) {
      film(format, videoCodec, audioCodec);
    }
  }

  private static boolean isPicture(String name) {
    return PLAIN.matcher(name).matches() && OutputFormats.StillFormat.of(name).isPresent();
  }

  private void film(String format, String videoCodec, String audioCodec) {
    String name = extension(format);
    if (!formats.isFormat(name)) {
      error("video_format", NUMBERED.matcher(name).matches()
          ? "\"" + format + "\" is a format for numbered pictures. Set export_type to \"image\" to export pictures,"
              + " or use a video format such as mp4, mov, mkv or webm."
          : "\"" + format + "\" is not a supported export format. Use one of " + String.join(", ",
              formats.formats()) + ".");
      return;
    }
    boolean pictures = !OutputFormats.isNoCodec(videoCodec);
    boolean sound = !OutputFormats.isNoCodec(audioCodec) && !OutputFormats.isSilent(name);
    if (!pictures && !sound) {
      error("audio_codec", "The export has neither a video codec nor an audio codec.");
    }
    if (pictures) {
      codec("video_codec", "video", name, videoCodec, formats.videoEncoder(videoCodec), formats.videoCodecs(name));
    }
    if (sound) {
      codec("audio_codec", "audio", name, audioCodec, formats.audioEncoder(audioCodec), formats.audioCodecs(name));
      channels(name, audioCodec);
    }
  }

  private void codec(
      String field, String kind, String format, String codec, Optional<String> encoder, List<String> held) {
    if (encoder.isEmpty()) {
      error(field, "\"" + codec + "\" is not " + (kind.equals("audio") ? "an " : "a ") + kind
          + " codec that can be written. " + instead(kind, format, held));
    } else if (!formats.holds(format, encoder.get())) {
      error(field, "The format " + format + " cannot hold " + codec + ". " + instead(kind, format, held)
          + elsewhere(encoder.get()));
    }
  }

  private void channels(String format, String codec) {
    Optional<ChannelLayout> wanted = ChannelLayout.of(layout);
    Optional<String> encoder = formats.audioEncoder(codec).filter(found -> formats.holds(format, found));
    if (wanted.isEmpty() || encoder.isEmpty() || formats.takes(encoder.get(), wanted.get())) {
      return;
    }
    List<String> able = formats.audioCodecs(format).stream().filter(name -> formats.takes(name, wanted.get())).toList();
    String layouts = Stream.of(ChannelLayout.values()).filter(one -> formats.takes(encoder.get(), one))
        .map(one -> one.mask() + " (" + one.title() + ")").collect(Collectors.joining(", "));
    error("audio_codec", codec + " does not support the channel layout " + layout + " (" + wanted.get().title() + ")."
        + (able.isEmpty() ? " Set" : " Use " + some(able) + ", or set")
        + " channels and channel_layout, in the project or the export's json, to one of " + layouts + ".");
  }

  private static String instead(String kind, String format, List<String> held) {
    return held.isEmpty()
        ? "The format " + format + " has no " + kind + (kind.equals("video")
            ? ": set video_codec to \"none\"." : ": set audio_codec to \"none\".")
        : "For " + format + " use " + some(held) + ".";
  }

  private String elsewhere(String encoder) {
    List<String> others = formats.formatsFor(encoder);
    return others.isEmpty() ? "" : " Formats that support it are " + some(others) + ".";
  }

  /** The first few, without those that only some graphics cards support. */
  private static String some(List<String> names) {
    List<String> usual = names.stream().filter(name -> !name.matches(".*_(nvenc|qsv|amf)")).toList();
    return NearNames.or(usual.subList(0, Math.min(NAMED_AT_MOST, usual.size())));
  }

  private void error(String field, String sentence) {
    errors.computeIfAbsent(field, name -> new ArrayList<>()).add(sentence);
  }

  private static String word(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
