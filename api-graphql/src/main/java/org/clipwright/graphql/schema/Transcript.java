package org.clipwright.graphql.schema;

import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.transcript.FileTranscripts;

/** What is said in a file, in one language. */
record Transcript(String language, String text) {

  static List<Transcript> of(ProjectFile file) {
    return FileTranscripts.of(file).entrySet().stream()
        .map(entry -> new Transcript(entry.getKey(), entry.getValue())).toList();
  }

  static TypeRuntimeWiring wiring() {
    return new TypeFields<Transcript>("Transcript")
        .plain("language", Transcript::language)
        .plain("text", Transcript::text)
        .plain("cues", transcript -> CaptionReader.read(transcript.text()).cues()).wiring();
  }

  static TypeRuntimeWiring cueWiring() {
    return new TypeFields<CaptionCue>("TranscriptCue")
        .plain("start", CaptionCue::startSeconds)
        .plain("end", CaptionCue::endSeconds)
        .plain("text", CaptionCue::text).wiring();
  }
}
