package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.resource.UserId;

/**
 * A requested transcription of a file.
 *
 * @param file which file, and its own id
 * @param request the request, as written by {@link TranscriptionOrder}
 * @param attempt how many times it was begun
 */
public record Transcription(long file, UserId owner, long project, String key, ObjectNode request, int attempt) {}
