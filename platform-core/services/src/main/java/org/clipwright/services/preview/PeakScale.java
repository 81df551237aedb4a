package org.clipwright.services.preview;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.MediaInfo;

/**
 * The peaks of a file's sound for drawing it as a wave, in the form of audiowaveform's data, version 2: the lowest and
 * the highest sample of each part.
 *
 * @param sampleRate of the file
 * @param channels of the peaks: one where the file's are merged
 * @param samples how long each part is, in samples
 * @param length the number of parts
 * @param bits of each number: 8 or 16
 */
record PeakScale(int sampleRate, int channels, boolean merged, int samples, int length, int bits) {

  private static final int VERSION = 2;
  private static final int EIGHT_BITS = 8;
  private static final int SIXTEEN_BITS = 16;
  private static final int HEADER_BYTES = 24;
  private static final int FINEST = 256;

  /** Parts times channels, each with two numbers. */
  private static final int MOST_POINTS = 1 << 19;

  /** What is read at once, so that each reading is short. */
  private static final int SECONDS_AT_ONCE = 20 * 60;

  private static final String SAMPLES = "samples_per_pixel";
  private static final String POINTS = "points";
  private static final String CHANNELS = "channels";
  private static final String BITS = "bits";
  private static final String SPLIT = "split";

  /** The fields that decide about them. */
  static List<FieldSpec> fields() {
    Map<String, String> channels = new LinkedHashMap<>();
    channels.put("merged", "Averaged into one");
    channels.put(SPLIT, "Each for itself");
    Map<String, String> bits = new LinkedHashMap<>();
    bits.put("8", "-128 to 127");
    bits.put("16", "-32768 to 32767");
    return List.of(
        FieldSpec.integer(SAMPLES, "The number of samples that each point stands for (default: 256, or more for long"
            + " sound).").optional().between(1, Integer.MAX_VALUE),
        FieldSpec.integer(POINTS, "The number of points wanted, instead of the samples of each.").optional()
            .between(1, MOST_POINTS),
        FieldSpec.choice(CHANNELS, "merged", channels, "What to do with the channels."),
        FieldSpec.choice(BITS, "8", bits, "The bits of each number."));
  }

  /**
   * The scale for a file.
   *
   * @param info the facts of the file
   * @throws PlatformException when it has no sound, or there would be too many points
   */
  static PeakScale of(MediaInfo info, Fields fields) {
    int rate = info.sound().sampleRate();
    int all = info.sound().channels();
    if (!info.hasAudio() || rate < 1 || all < 1) {
      throw new PlatformException(ErrorCode.INVALID, "This file has no sound.");
    }
    boolean merged = !fields.text(CHANNELS).equals(SPLIT);
    int channels = merged ? 1 : all;
    long total = Math.max(1, Math.round((double) info.durationSeconds() * rate));
    int samples = samples(fields, total, channels);
    return new PeakScale(rate, channels, merged, samples, Math.toIntExact(Math.ceilDiv(total, samples)),
        Integer.parseInt(fields.text(BITS)));
  }

  private static int samples(Fields fields, long total, int channels) {
    Optional<Long> points = fields.maybeNumber(POINTS);
    Optional<Long> samples = fields.maybeNumber(SAMPLES);
    if (points.isPresent() && samples.isPresent()) {
      throw ValidationException.of(POINTS, "The samples of each point decide how many there are. Leave one of them"
          + " out.");
    }
    long finest = Math.ceilDiv(total * channels, MOST_POINTS);
    if (points.isPresent()) {
      return require(POINTS, Math.ceilDiv(total, points.get()), finest, String.format(
          Locale.ROOT, "Ask for at most %,d.", MOST_POINTS / channels));
    }
    if (samples.isPresent()) {
      return require(SAMPLES, samples.get(), finest, "Use at least " + finest + " samples for each.");
    }
    long usual = FINEST;
    while (usual < finest) {
      usual *= 2;
    }
    return Math.toIntExact(usual);
  }

  private static int require(String field, long samples, long finest, String advice) {
    if (samples < finest) {
      throw ValidationException.of(field, String.format(Locale.ROOT,
          "Too many points: at most %,d are allowed, in all channels together. %s", MOST_POINTS, advice));
    }
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, samples));
  }

  /** The parts to read one after the other. */
  List<WorkRequest.Parts> readings() {
    int atOnce = Math.clamp((long) SECONDS_AT_ONCE * sampleRate / samples, 1, length);
    return IntStream.range(0, Math.ceilDiv(length, atOnce))
        .mapToObj(number -> new WorkRequest.Parts(merged, (long) number * atOnce * samples,
            Math.min(atOnce, length - number * atOnce), samples))
        .toList();
  }

  /** The bytes that an answer takes at most while it is made. */
  long room() {
    return (long) length * channels * 2 * (Short.BYTES + "-32768,".length());
  }

  /** Audiowaveform's binary form of peaks of 16 bits. */
  byte[] binary(byte[] peaks) {
    ByteBuffer numbers = ByteBuffer.wrap(peaks).order(ByteOrder.LITTLE_ENDIAN);
    int count = peaks.length / Short.BYTES;
    ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + count * bits / Byte.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(VERSION).putInt(bits == EIGHT_BITS ? 1 : 0).putInt(sampleRate).putInt(samples).putInt(length)
        .putInt(channels);
    for (int i = 0; i < count; i++) {
      if (bits == SIXTEEN_BITS) {
        file.putShort(numbers.getShort());
      } else {
        file.put((byte) eight(numbers.getShort()));
      }
    }
    return file.array();
  }

  /** Its JSON of the same. */
  byte[] json(byte[] peaks) {
    ByteBuffer numbers = ByteBuffer.wrap(peaks).order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder text = new StringBuilder(peaks.length * 3);
    text.append("{\"version\":").append(VERSION).append(",\"channels\":").append(channels)
        .append(",\"sample_rate\":").append(sampleRate).append(",\"samples_per_pixel\":").append(samples)
        .append(",\"bits\":").append(bits).append(",\"length\":").append(length).append(",\"data\":[");
    while (numbers.hasRemaining()) {
      short number = numbers.getShort();
      text.append(bits == SIXTEEN_BITS ? number : eight(number)).append(numbers.hasRemaining() ? "," : "");
    }
    return text.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Rounded towards zero, as audiowaveform does. */
  private static int eight(short number) {
    return number / (1 << Byte.SIZE);
  }
}
