package org.clipwright.plugin.transcription.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.clipwright.sdk.transcription.SpokenSegment;
import org.clipwright.sdk.transcription.Transcriber;
import org.clipwright.sdk.transcription.TranscriptionException;
import org.clipwright.sdk.transcription.TranscriptionRequest;
import org.clipwright.sdk.transcription.TranscriptionSetup;

/** A whisper.cpp model in memory. */
final class WhisperTranscriber implements Transcriber {

  /** whisper.cpp counts time in hundredths of a second, and accepts nothing shorter than one such step. */
  private static final double STEPS_A_SECOND = 100;

  private static final int SHORTEST_SAMPLES = SAMPLE_RATE * 11 / 10;

  /** The log is the only place where it reports the detected language. */
  private static final Pattern LANGUAGE = Pattern.compile("auto-detected language: ([a-z]{2,3})");

  private final WhisperJNI whisper;
  private final WhisperContext context;
  private final TranscriptionSetup setup;
  private final boolean multilingual;
  private String language = "";

  private WhisperTranscriber(WhisperJNI whisper, WhisperContext context, TranscriptionSetup setup) {
    this.whisper = whisper;
    this.context = context;
    this.setup = setup;
    this.multilingual = whisper.isMultilingual(context);
  }

  /** Loads a model; a damaged one may crash this process. */
  static WhisperTranscriber open(Path model, TranscriptionSetup setup) {
    try {
      WhisperLibrary.load();
      WhisperJNI whisper = new WhisperJNI();
      WhisperContext context = whisper.init(model);
      if (context == null) {
        throw new TranscriptionException(damaged(model));
      }
      return new WhisperTranscriber(whisper, context, setup);
    } catch (IOException unreadable) {
      throw new TranscriptionException(damaged(model), unreadable);
    }
  }

  private static String damaged(Path model) {
    return "The file " + model.getFileName() + " cannot be read as a model of whisper.cpp.";
  }

  @Override
  public List<SpokenSegment> transcribe(float[] samples) {
    float[] heard = samples.length < SHORTEST_SAMPLES ? Arrays.copyOf(samples, SHORTEST_SAMPLES) : samples;
    WhisperLibrary.Log log = WhisperLibrary.listen();
    int code = whisper.full(context, params(), heard, heard.length);
    if (code != 0) {
      throw new TranscriptionException("whisper.cpp could not transcribe this sound; it answered " + code + ".");
    }
    log.find(LANGUAGE).ifPresent(found -> language = found);
    return segments(samples.length / (double) SAMPLE_RATE);
  }

  private WhisperFullParams params() {
    TranscriptionRequest request = setup.request();
    boolean beam = request.arguments().containsKey("beam_size");
    WhisperFullParams params =
        new WhisperFullParams(beam ? WhisperSamplingStrategy.BEAN_SEARCH : WhisperSamplingStrategy.GREEDY);
    params.nThreads = Math.max(1, setup.threads());
    params.printProgress = false;
    params.printRealtime = false;
    params.printTimestamps = false;
    params.suppressBlank = true;
    params.noContext = false;
    params.translate = request.translate() && multilingual;
    params.language = spoken(request);
    WhisperArguments.of(request.arguments()).applyTo(params);
    return params;
  }

  /** A detected language applies to the rest of the file. */
  private String spoken(TranscriptionRequest request) {
    String known = WhisperLanguages.require(request.language());
    if (!known.isEmpty()) {
      return known;
    }
    return multilingual ? language.isEmpty() ? "auto" : language : "en";
  }

  private List<SpokenSegment> segments(double seconds) {
    List<SpokenSegment> segments = new ArrayList<>();
    int count = whisper.fullNSegments(context);
    double last = 0;
    for (int i = 0; i < count; i++) {
      String text = whisper.fullGetSegmentText(context, i).strip();
      double start = Math.clamp(whisper.fullGetSegmentTimestamp0(context, i) / STEPS_A_SECOND, last,
          Math.max(last, seconds));
      double end = Math.clamp(whisper.fullGetSegmentTimestamp1(context, i) / STEPS_A_SECOND, start,
          Math.max(start, seconds));
      if (!text.isEmpty()) {
        segments.add(new SpokenSegment(start, end, text, SpokenWords.of(text, start, end)));
      }
      last = start;
    }
    return segments;
  }

  @Override
  public String language() {
    return multilingual ? language : "en";
  }

  @Override
  public void close() {
    context.close();
  }
}
