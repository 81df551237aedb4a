package org.clipwright.plugin.transcription.whisper;

import io.github.givimad.whisperjni.WhisperFullParams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.clipwright.sdk.transcription.TranscriptionException;

/**
 * The arguments of OpenAI's own program, as far as whisper.cpp supports them. Differences that do not matter are
 * warnings; unsupported arguments are rejected.
 */
final class WhisperArguments {

  private static final Map<String, Argument> KNOWN = new LinkedHashMap<>();

  static {
    number("temperature", 0, 1, (params, value) -> params.temperature = value);
    number("temperature_increment_on_fallback", 0, 1, (params, value) -> params.temperatureInc = value);
    number("compression_ratio_threshold", 0, 100, (params, value) -> params.entropyThold = value);
    number("logprob_threshold", -100, 0, (params, value) -> params.logprobThold = value);
    number("no_speech_threshold", 0, 1, (params, value) -> params.noSpeechThold = value);
    number("length_penalty", -1, 10, (params, value) -> params.lengthPenalty = value);
    number("patience", 0, 10, (params, value) -> params.beamSearchPatience = value);
    number("max_initial_timestamp", 0, 30, (params, value) -> params.maxInitialTs = value);
    number("best_of", 1, 8, (params, value) -> params.greedyBestOf = Math.round(value));
    number("beam_size", 1, 8, (params, value) -> params.beamSearchBeamSize = Math.round(value));
    number("threads", 1, 256, (params, value) -> params.nThreads = Math.min(params.nThreads, Math.round(value)));
    flag("condition_on_previous_text", (params, value) -> params.noContext = !value);
    flag("suppress_blank", (params, value) -> params.suppressBlank = value);
    KNOWN.put("initial_prompt", (name, value) -> new Setting((params, _) -> params.initialPrompt = value, ""));
    KNOWN.put("suppress_tokens", WhisperArguments::suppressed);
    KNOWN.put("device", WhisperArguments::device);
    KNOWN.put("fp16", WhisperArguments::halfPrecision);
    KNOWN.put("verbose", (_, _) -> Setting.NOTHING);
    KNOWN.put("word_timestamps", (_, _) -> Setting.NOTHING);
  }

  private final List<Setting> settings;

  private WhisperArguments(List<Setting> settings) {
    this.settings = settings;
  }

  /** Parses a value. */
  private interface Argument {
    Setting read(String name, String value);
  }

  /** The effect of a value, and a warning about it. */
  private record Setting(BiConsumer<WhisperFullParams, Void> change, String warning) {
    static final Setting NOTHING = new Setting((_, _) -> {}, "");
  }

  /**
   * Parses arguments.
   *
   * @throws TranscriptionException if an argument is unknown or its value is invalid
   */
  static WhisperArguments of(Map<String, String> arguments) {
    List<Setting> settings = new ArrayList<>();
    arguments.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(argument -> {
      Argument known = KNOWN.get(argument.getKey());
      if (known == null) {
        throw new TranscriptionException("Whisper does not support the argument \"" + argument.getKey()
            + "\"; supported arguments are "
            + String.join(", ", KNOWN.keySet()) + ".");
      }
      settings.add(known.read(argument.getKey(), argument.getValue()));
    });
    return new WhisperArguments(settings);
  }

  List<String> warnings() {
    return settings.stream().map(Setting::warning).filter(warning -> !warning.isEmpty()).toList();
  }

  void applyTo(WhisperFullParams params) {
    settings.forEach(setting -> setting.change().accept(params, null));
  }

  private static void number(String name, double least, double most, BiConsumer<WhisperFullParams, Float> change) {
    KNOWN.put(name, (_, value) -> {
      double number = number(name, value, least, most);
      return new Setting((params, _) -> change.accept(params, (float) number), "");
    });
  }

  private static double number(String name, String value, double least, double most) {
    try {
      double number = Double.parseDouble(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // Reported below, like a number out of range.
    }
    throw new TranscriptionException(String.format(Locale.ROOT,
        "The argument \"%s\" must be a number from %s to %s, not \"%s\".", name, plain(least), plain(most), value));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static void flag(String name, BiConsumer<WhisperFullParams, Boolean> change) {
    KNOWN.put(name, (_, value) -> {
      boolean on = truth(name, value);
      return new Setting((params, _) -> change.accept(params, on), "");
    });
  }

  private static boolean truth(String name, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new TranscriptionException("The argument \"" + name + "\" must be true or false, not \"" + value
          + "\".");
    };
  }

  private static Setting suppressed(String name, String value) {
    if (!value.equals("-1") && !value.isEmpty()) {
      throw new TranscriptionException("The argument \"" + name
          + "\" must be -1, to suppress everything that is not speech, or empty; individual tokens cannot be"
          + " selected.");
    }
    return new Setting((params, _) -> params.suppressNonSpeechTokens = value.equals("-1"), "");
  }

  private static Setting device(String name, String value) {
    boolean processor = value.equalsIgnoreCase("cpu");
    if (!processor && !value.matches("(?i)(cuda|mps|xpu|hip|vulkan)(:\\d+)?")) {
      throw new TranscriptionException("The argument \"" + name + "\" must be cpu or cuda, not \"" + value + "\".");
    }
    return processor ? Setting.NOTHING
        : new Setting((_, _) -> {},
            "The device \"" + value + "\" is not supported: this server transcribes on its CPUs.");
  }

  /** Models are used as stored; what half precision would change is part of their files. */
  private static Setting halfPrecision(String name, String value) {
    truth(name, value);
    return Setting.NOTHING;
  }
}
