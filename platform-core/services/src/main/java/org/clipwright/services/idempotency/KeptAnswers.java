package org.clipwright.services.idempotency;

import java.util.Optional;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;

/** Keeps, for a day, which requests with a key were begun and how they were answered. */
public interface KeptAnswers {

  /**
   * The key by which a client identifies a request, so that sending it again does not carry it out again.
   *
   * @param owner whose request it is; others may use the same text
   * @param text 1 to 255 visible ASCII characters
   */
  record Key(UserId owner, String text) {

    /** The header that holds it. */
    public static final String HEADER = "Idempotency-Key";

    /** The header of a replayed response. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final String VISIBLE = "[!-~]{1,255}";

    /**
     * The key in a header.
     *
     * @throws PlatformException {@code INVALID} with a message when the text is not a valid key
     */
    public static Key of(UserId owner, String header) {
      if (!header.matches(VISIBLE)) {
        throw new PlatformException(ErrorCode.INVALID,
            "An " + HEADER + " has 1 to 255 visible ASCII characters, such as those of a UUID.");
      }
      return new Key(owner, header);
    }
  }

  /**
   * A response that is kept in case its request is repeated.
   *
   * @param status the HTTP status
   * @param body JSON; empty when the response has no content
   * @param location where the new object is; empty when there is none
   */
  record KeptAnswer(int status, String body, String location) {}

  /**
   * A request with the same key that came before.
   *
   * @param fingerprint what it asked for
   * @param answer how it was answered; empty while it is being answered
   */
  record Earlier(String fingerprint, Optional<KeptAnswer> answer) {}

  /**
   * Claims a key. A key whose request was begun minutes ago and never answered, as after a crash, is free again.
   *
   * @return the request that already holds the key; empty when the caller now holds it and must end with {@link #keep}
   *     or {@link #free}
   */
  Optional<Earlier> claim(Key key, String fingerprint);

  void keep(Key key, KeptAnswer answer);

  /** Forgets the key, so that a request with it is carried out. */
  void free(Key key);
}
