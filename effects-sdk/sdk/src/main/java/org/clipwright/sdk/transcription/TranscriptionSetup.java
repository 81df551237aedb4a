package org.clipwright.sdk.transcription;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The input of an engine.
 *
 * @param request the request, which has passed {@link TranscriptionEngine#check}
 * @param modelFile the model file on this machine; empty if the model needs none
 * @param threads number of threads that it may use
 */
public record TranscriptionSetup(TranscriptionRequest request, Optional<Path> modelFile, int threads) {}
