package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.resource.UserId;

/**
 * A file's transcription that was asked for.
 *
 * @param file which file, and its own id
 * @param request what is wanted, as {@link TranscriptionOrder} writes it
 * @param attempt how often it was begun
 */
public record Transcription(long file, UserId owner, long project, String key, ObjectNode request, int attempt) {}
