package org.clipwright.plugin.transcription.whisper;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.transcription.SpokenWord;

/** Distributes a segment's duration over its words by length: whisper-jni reports only the times of segments. */
final class SpokenWords {

  private SpokenWords() {}

  static List<SpokenWord> of(String text, double start, double end) {
    List<SpokenWord> words = new ArrayList<>();
    String[] parts = text.strip().split("\\s+");
    double letters = 0;
    for (String part : parts) {
      letters += part.length() + 1;
    }
    double done = 0;
    for (String part : parts) {
      double from = start + (end - start) * done / letters;
      done += part.length() + 1;
      words.add(new SpokenWord(from, Math.max(from, Math.min(end, start + (end - start) * done / letters)), part));
    }
    return words;
  }
}
