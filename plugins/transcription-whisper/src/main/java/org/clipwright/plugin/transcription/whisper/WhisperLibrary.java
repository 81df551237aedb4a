package org.clipwright.plugin.transcription.whisper;

import io.github.givimad.whisperjni.WhisperJNI;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.transcription.TranscriptionException;

/** The native library, loaded on first use, and its log. */
final class WhisperLibrary {

  private static final int LONGEST_LOG = 1 << 16;
  private static final Log LOG = new Log();

  private static boolean loaded;

  private WhisperLibrary() {}

  static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      WhisperJNI.loadLibrary();
      WhisperJNI.setLibraryLogger(LOG::add);
      loaded = true;
    } catch (IOException | UnsatisfiedLinkError missing) {
      throw new TranscriptionException("whisper.cpp does not run on this machine: " + missing.getMessage(), missing);
    }
  }

  /** Starts capturing the library's log messages for this thread; a process runs one transcription at a time. */
  static Log listen() {
    LOG.clear();
    return LOG;
  }

  /** The library's recent messages. */
  static final class Log {

    private final StringBuilder text = new StringBuilder();

    private synchronized void add(String line) {
      if (text.length() < LONGEST_LOG) {
        text.append(line).append('\n');
      }
    }

    private synchronized void clear() {
      text.setLength(0);
    }

    synchronized Optional<String> find(Pattern pattern) {
      Matcher found = pattern.matcher(text);
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
  }
}
