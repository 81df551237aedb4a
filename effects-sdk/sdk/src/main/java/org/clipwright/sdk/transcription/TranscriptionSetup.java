package org.clipwright.sdk.transcription;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an engine works with.
 *
 * @param request what is wanted; it has passed {@link TranscriptionEngine#check}
 * @param modelFile the file of the model, on this machine; empty when the model needs none
 * @param threads how many threads it may use
 */
public record TranscriptionSetup(TranscriptionRequest request, Optional<Path> modelFile, int threads) {}
