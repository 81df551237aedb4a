package org.clipwright.configuration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads settings as values of their types, and remembers every problem instead of stopping at the first. */
final class SettingsReader {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KMGT]?)I?B?");
  private static final String FILE_SUFFIX = "_FILE";

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Everything that was wrong so far. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Reads all settings together.
   *
   * @throws ConfigurationException with every problem
   */
  <T> T whole(Function<SettingsReader, T> read) {
    T settings = read.apply(this);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems());
    }
    return settings;
  }

  /** Records a problem that the caller found. */
  void problem(Setting setting, String value, String wanted) {
    String shown = setting.secret() ? "not usable" : "\"" + value + "\"";
    problems.add(setting.variable() + " is " + shown + "; it must be " + wanted + ".");
  }

  Optional<String> text(Setting setting) {
    Optional<String> value = given(setting.variable());
    if (value.isEmpty() && setting.secret()) {
      return given(setting.variable() + FILE_SUFFIX).flatMap(file -> contentOf(setting, file));
    }
    return value;
  }

  private Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
  }

  private Optional<String> contentOf(Setting setting, String file) {
    return content(setting.variable() + FILE_SUFFIX, file);
  }

  private Optional<String> content(String variable, String file) {
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException | InvalidPathException unreadable) {
      problems.add(variable + " names \"" + file + "\", which cannot be read.");
      return Optional.empty();
    }
  }

  /** A whole number; the setting's default when it is unset or invalid. */
  int number(Setting setting, int least, int most) {
    return number(setting, Integer.parseInt(setting.initial()), least, most);
  }

  /** A whole number; {@code initial} when it is unset or invalid. */
  int number(Setting setting, int initial, int least, int most) {
    return parsed(setting, "a whole number from " + least + " to " + most, value -> {
      int number = Integer.parseInt(value);
      if (number < least || number > most) {
        throw new IllegalArgumentException();
      }
      return number;
    }).orElse(initial);
  }

  /** A size in bytes, with or without a unit. */
  long size(Setting setting) {
    return size(setting, bytes(setting.initial()));
  }

  /** A size in bytes; {@code initial} when it is unset or invalid. */
  long size(Setting setting, long initial) {
    return parsed(setting, "a size such as 500MB or 2GB", SettingsReader::bytes).orElse(initial);
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException();
    }
    long unit = switch (size.group(2)) {
      case "K" -> 1L << 10;
      case "M" -> 1L << 20;
      case "G" -> 1L << 30;
      case "T" -> 1L << 40;
      default -> 1;
    };
    return Math.multiplyExact(Long.parseLong(size.group(1)), unit);
  }

  Optional<Path> path(Setting setting) {
    return parsed(setting, "a path", Path::of);
  }

  Optional<URI> origin(Setting setting) {
    return webAddress(setting, "https://video.example");
  }

  /** An address of the web, such as the example. */
  Optional<URI> webAddress(Setting setting, String example) {
    return parsed(setting, "an address such as " + example, value -> {
      URI uri = URI.create(value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        throw new IllegalArgumentException();
      }
      return uri;
    });
  }

  /** An address that this machine can listen on, as far as its name shows. */
  InetAddress address(Setting setting, String value) {
    try {
      return InetAddress.getByName(value);
    } catch (UnknownHostException unknown) {
      problem(setting, value, "an address or a host name that is known here");
      return InetAddress.getLoopbackAddress();
    }
  }

  /** One of an enum's words, in any case; the setting's default when it is unset or invalid. */
  <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
    List<String> constants = Stream.of(type.getEnumConstants()).map(EnumSetting::of).toList();
    String words =
        String.join(", ", constants.subList(0, constants.size() - 1)) + " or " + constants.getLast();
    return parsed(setting, words, value -> EnumSetting.constant(type, value))
        .orElseGet(() -> EnumSetting.constant(type, setting.initial()));
  }

  /** Comma-separated parts, each read by a parser that throws {@link IllegalArgumentException}. */
  <T> List<T> list(Setting setting, String wanted, Function<String, T> parser) {
    List<T> parsed = new ArrayList<>();
    for (String part : text(setting).orElse("").split(",")) {
      if (!part.isBlank()) {
        parse(setting, part.strip(), wanted, parser).ifPresent(parsed::add);
      }
    }
    return parsed;
  }

  /**
   * All variables with a prefix, under the rest of their names in lower case; for a name that ends in {@code _FILE},
   * the content of the file, unless the variable without the suffix is set.
   */
  Map<String, String> withPrefix(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    environment.keySet().stream().filter(name -> name.startsWith(prefix)).sorted()
        .forEach(name -> given(name)
            .ifPresent(value -> add(found, name, name.substring(prefix.length()).toLowerCase(Locale.ROOT),
                value)));
    return found;
  }

  private void add(Map<String, String> found, String variable, String name, String value) {
    if (!variable.endsWith(FILE_SUFFIX)) {
      found.put(name, value);
    } else if (given(variable.substring(0, variable.length() - FILE_SUFFIX.length())).isEmpty()) {
      content(variable, value)
          .ifPresent(content -> found.put(name.substring(0, name.length() - FILE_SUFFIX.length()), content));
    }
  }

  <T> Optional<T> parsed(Setting setting, String wanted, Function<String, T> parser) {
    return text(setting).flatMap(value -> parse(setting, value, wanted, parser));
  }

  private <T> Optional<T> parse(Setting setting, String value, String wanted, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(value));
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      problem(setting, value, wanted);
      return Optional.empty();
    }
  }
}
