package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.services.field.Bitrate;

/**
 * A rendering of a project into a file.
 *
 * @param id 0 until it is stored
 * @param output where the finished file's bytes are; empty until then
 * @param webhook address to tell when it is over; may be empty
 * @param json the user's free JSON with what rendering adds
 * @param progress 0 to 100
 * @param attempt how often rendering was begun since it was asked for
 */
public record Export(
    long id,
    UserId owner,
    long project,
    Optional<String> output,
    String exportType,
    String videoFormat,
    String videoCodec,
    Bitrate videoBitrate,
    String audioCodec,
    Bitrate audioBitrate,
    long startFrame,
    long endFrame,
    String webhook,
    ObjectNode json,
    double progress,
    ExportStatus status,
    int attempt,
    Instant created,
    Instant updated) {}
