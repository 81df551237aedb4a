package org.clipwright.sdk.transcription;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Turns speech into timed text; a plugin's module {@code provides} it. It runs in a process of its own. */
public interface TranscriptionEngine {

  /** The name an operator selects it by. */
  String name();

  /** The models that are ready to use; empty when none is installed. */
  List<String> models();

  /**
   * Transcribes a sound file of 16 kHz mono 16-bit PCM.
   *
   * @param sound the file
   * @param request what is wanted
   * @return cues in order of time
   */
  List<Cue> transcribe(Path sound, Request request);

  /**
   * What is wanted.
   *
   * @param model one of {@link #models()}
   * @param language two-letter code; empty to detect it
   * @param translate whether to translate to English
   * @param arguments further settings of the engine, unknown ones are ignored
   */
  record Request(String model, String language, boolean translate, Map<String, String> arguments) {}

  /**
   * A piece of text and when it is said.
   *
   * @param startSeconds from the start of the sound
   * @param endSeconds from the start of the sound
   * @param text what is said
   */
  record Cue(double startSeconds, double endSeconds, String text) {}
}
