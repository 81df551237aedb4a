package org.clipwright.graphql.schema;

import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.sdk.caption.CaptionWriter;
import org.clipwright.sdk.transcription.SpokenWord;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.transcript.FileTranscripts;

/** A transcript of a file in one language. */
record Transcript(String language, String text, ProjectFile file) {

  static List<Transcript> of(ProjectFile file) {
    return FileTranscripts.of(file).entrySet().stream()
        .map(entry -> new Transcript(entry.getKey(), entry.getValue(), file)).toList();
  }

  private List<CaptionCue> cues() {
    return CaptionReader.read(text).cues();
  }

  static List<TypeRuntimeWiring> wirings() {
    return List.of(wiring(), cueWiring(), wordWiring());
  }

  private static TypeRuntimeWiring wiring() {
    return new TypeFields<Transcript>("Transcript")
        .plain("language", Transcript::language)
        .plain("text", Transcript::text)
        .plain("subRip", transcript -> CaptionWriter.subRip(transcript.cues()))
        .plain("cues", Transcript::cues)
        .plain("words", transcript -> FileTranscripts.words(transcript.file(), transcript.language())).wiring();
  }

  private static TypeRuntimeWiring cueWiring() {
    return new TypeFields<CaptionCue>("TranscriptCue")
        .plain("start", CaptionCue::startSeconds)
        .plain("end", CaptionCue::endSeconds)
        .plain("text", CaptionCue::text).wiring();
  }

  private static TypeRuntimeWiring wordWiring() {
    return new TypeFields<SpokenWord>("TranscriptWord")
        .plain("start", SpokenWord::startSeconds)
        .plain("end", SpokenWord::endSeconds)
        .plain("text", SpokenWord::text).wiring();
  }
}
