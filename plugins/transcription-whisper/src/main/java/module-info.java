/** Transcribes with whisper.cpp through whisper-jni, whose classes are part of this module. */
module org.clipwright.plugin.transcription.whisper {
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.transcription.TranscriptionEngine with
      org.clipwright.plugin.transcription.whisper.WhisperEngine;
}
