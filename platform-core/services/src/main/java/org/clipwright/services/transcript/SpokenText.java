package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionWriter;
import org.clipwright.sdk.transcription.SpokenSegment;
import org.clipwright.sdk.transcription.SpokenWord;

/** The transcript of a file, collected piece by piece, and the forms in which its JSON stores it. */
final class SpokenText {

  /** Captions are precise to a thousandth of a second. */
  private static final double STEPS = 1000;

  private final List<SpokenSegment> segments = new ArrayList<>();

  /** Adds the speech in a piece of the file that starts at a given time. */
  void add(double startSeconds, List<SpokenSegment> spoken) {
    for (SpokenSegment segment : spoken) {
      if (!segment.text().isBlank()) {
        segments.add(moved(segment, startSeconds));
      }
    }
  }

  private static SpokenSegment moved(SpokenSegment segment, double by) {
    List<SpokenWord> words = segment.words().stream()
        .map(word -> new SpokenWord(word.startSeconds() + by, word.endSeconds() + by, word.text().strip())).toList();
    return new SpokenSegment(segment.startSeconds() + by, segment.endSeconds() + by, segment.text().strip(), words);
  }

  int count() {
    return segments.size();
  }

  /**
   * The alternatives to add to the file's JSON, from full detail down to captions alone, for files with much speech.
   */
  List<ObjectNode> forms(String language) {
    return List.of(form(language, true, true), form(language, true, false), form(language, false, false));
  }

  private ObjectNode form(String language, boolean details, boolean words) {
    List<CaptionCue> cues = segments.stream().map(SpokenText::cue).toList();
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    form.putObject(FileTranscripts.KEY).put(language, CaptionWriter.webVtt(cues));
    if (details) {
      ObjectNode all = form.putObject(FileTranscripts.DETAILS).putObject(language);
      all.put("srt", CaptionWriter.subRip(cues));
      ArrayNode list = all.putArray("segments");
      segments.forEach(segment -> write(segment, list.addObject(), words));
    }
    return form;
  }

  private static CaptionCue cue(SpokenSegment segment) {
    return CaptionCue.of(segment.startSeconds(), segment.endSeconds(), segment.text());
  }

  private static void write(SpokenSegment segment, ObjectNode json, boolean words) {
    json.put("start", rounded(segment.startSeconds())).put("end", rounded(segment.endSeconds())).put("text",
        segment.text());
    if (words) {
      ArrayNode list = json.putArray("words");
      for (SpokenWord word : segment.words()) {
        list.addArray().add(rounded(word.startSeconds())).add(rounded(word.endSeconds())).add(word.text());
      }
    }
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * STEPS) / STEPS;
  }
}
