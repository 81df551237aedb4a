package org.clipwright.services.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/**
 * Carries out a request with an {@code Idempotency-Key} once: sent again within a day, it gets the same response. Only
 * what succeeded is kept; a request that failed did nothing and may be sent again under its key.
 */
public final class Idempotency {

  private static final int LONGEST = 64 * 1024;

  private final KeptAnswers answers;

  public Idempotency(KeptAnswers answers) {
    this.answers = answers;
  }

  /** How one API's responses are kept and replayed. */
  public interface Form<T> {

    /** What to keep of a response; empty when it cannot or should not be kept. */
    Optional<KeptAnswers.KeptAnswer> kept(T answer);

    /** The kept response, marked as a replay. */
    T again(KeptAnswers.KeptAnswer answer);
  }

  /**
   * The response to a request, produced by the work or replayed.
   *
   * @param request everything that identifies what is requested
   * @throws PlatformException {@code INVALID} when the key belongs to another request, {@code BUSY} while the first
   *     request with it is being answered; what the work throws is passed on
   */
  public <T> T once(KeptAnswers.Key key, List<String> request, Form<T> form, Supplier<T> work) {
    String fingerprint = fingerprint(request);
    Optional<KeptAnswers.Earlier> earlier = answers.claim(key, fingerprint);
    return earlier.isPresent() ? form.again(answer(earlier.get(), fingerprint)) : first(key, form, work);
  }

  private static KeptAnswers.KeptAnswer answer(KeptAnswers.Earlier earlier, String fingerprint) {
    if (!earlier.fingerprint().equals(fingerprint)) {
      throw new PlatformException(ErrorCode.INVALID,
          "This " + KeptAnswers.Key.HEADER + " was sent with another request; give each request a key of its own.");
    }
    return earlier.answer().orElseThrow(() -> new PlatformException(ErrorCode.BUSY,
        "The first request with this " + KeptAnswers.Key.HEADER + " is still being answered; try again in a moment."));
  }

  private <T> T first(KeptAnswers.Key key, Form<T> form, Supplier<T> work) {
    boolean done = false;
    try {
      T answer = work.get();
      Optional<KeptAnswers.KeptAnswer> kept = form.kept(answer).filter(text -> text.body().length() <= LONGEST);
      kept.ifPresent(text -> answers.keep(key, text));
      done = kept.isPresent();
      return answer;
    } finally {
      if (!done) {
        answers.free(key);
      }
    }
  }

  private static String fingerprint(List<String> request) {
    Sha256 digest = new Sha256();
    for (String part : request) {
      digest.add((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
    }
    return digest.hex();
  }
}
