package org.clipwright.pluginhost;

import java.util.ServiceConfigurationError;
import org.pf4j.PluginRuntimeException;

/** Says in one sentence, without the full stop, why a plugin is refused. */
final class PluginRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PluginRefusal(String message) {
    super(plain(message));
  }

  PluginRefusal(String message, Throwable cause) {
    super(plain(message), cause);
  }

  /** A refusal for anything that went wrong while a plugin was loaded. */
  static PluginRefusal of(Throwable failure) {
    return switch (failure) {
      case PluginRefusal known -> known;
      case PluginRuntimeException unreadable -> new PluginRefusal("it cannot be read: " + unreadable.getMessage(),
          unreadable);
      case OutOfMemoryError memory -> new PluginRefusal("loading it takes more memory than is available", memory);
      default -> new PluginRefusal("loading it fails: " + words(failure), failure);
    };
  }

  /** What went wrong in a plugin's code, in terms its author knows. */
  static String words(Throwable failure) {
    return switch (failure) {
      case ServiceConfigurationError error when error.getCause() != null -> words(error.getCause());
      case ExceptionInInitializerError error when error.getCause() != null ->
          "its static initialiser throws " + words(error.getCause());
      case IllegalArgumentException plain when plain.getClass() == IllegalArgumentException.class
          && plain.getMessage() != null ->
          plain.getMessage();
      case ServiceConfigurationError error -> String.valueOf(error.getMessage());
      case UnsupportedClassVersionError error -> "it was compiled for a newer Java: " + error.getMessage();
      case NoClassDefFoundError error -> missing(String.valueOf(error.getMessage()).replace('/', '.'));
      case IncompatibleClassChangeError error -> error + hint(String.valueOf(error.getMessage()));
      case OutOfMemoryError error -> "that takes more memory than is available";
      default -> failure.toString();
    };
  }

  private static String missing(String className) {
    return "class " + className + " is not there" + hint(className);
  }

  private static String hint(String whatIsMissing) {
    return whatIsMissing.contains("org.clipwright.sdk.") ? "; it was compiled with another version of the SDK" : "";
  }

  private static String plain(String message) {
    String sentence = message.strip();
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
