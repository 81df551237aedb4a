package org.clipwright.timeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What probing tells about a media file; the fields are those of a reader object in a project's JSON.
 *
 * @param type which reader the original engine would use: {@code FFmpegReader} or {@code QtImageReader}
 * @param durationSeconds length, a 32-bit float as the original keeps it; 3600 for still pictures
 * @param fileSize bytes; for still pictures width x height x 4, as the original counts
 * @param pixelFormat FFmpeg's number; -1 for still pictures
 * @param videoBitRate bits a second; 0 when unknown
 * @param videoLength number of frames
 * @param audioBitRate bits a second; 0 when unknown
 * @param channelLayout FFmpeg's channel mask
 * @param rotationDegrees how far the picture has to be turned clockwise to be upright
 * @param metadata tags of the container and streams, in the order found
 */
public record MediaInfo(
    String type,
    boolean hasVideo,
    boolean hasAudio,
    boolean hasSingleImage,
    float durationSeconds,
    long fileSize,
    int width,
    int height,
    int pixelFormat,
    Rational fps,
    long videoBitRate,
    Rational pixelRatio,
    Rational displayRatio,
    String videoCodec,
    long videoLength,
    int videoStreamIndex,
    Rational videoTimebase,
    boolean interlacedFrame,
    boolean topFieldFirst,
    String audioCodec,
    long audioBitRate,
    int sampleRate,
    int channels,
    int channelLayout,
    int audioStreamIndex,
    Rational audioTimebase,
    double rotationDegrees,
    Map<String, String> metadata) {

  public MediaInfo {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
