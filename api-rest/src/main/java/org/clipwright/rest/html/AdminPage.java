package org.clipwright.rest.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The frame of every administration page.
 *
 * @param title its title
 * @param path its path
 * @param notice a message about what has just happened
 * @param user who is signed in
 * @param csrfToken the token that its forms repeat to prove that they are ours
 */
public record AdminPage(String title, String path, Optional<String> notice, String user, String csrfToken) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private static final List<Link> PLACES = List.of(
      Link.to("/cloud-admin/auth/user/", "Users"), Link.to("/cloud-admin/authtoken/token/", "Tokens"),
      Link.to("/cloud-admin/work/", "Queue"), Link.to("/cloud-admin/storage/", "Storage"),
      Link.to("/cloud-admin/audit/", "Audit log"),
      Link.to("/cloud-admin/plugins/", "Plugins"));

  /** The messages shown after a form was sent; the address carries only the word. */
  private static final Map<String, String> NOTICES = Map.of(
      "added", "The user was added.",
      "changed", "The user was changed.",
      "password", "The password was changed. All sessions and tokens of the old one have ended.",
      "deleted", "The user and everything they owned were deleted.",
      "token-added", "The user has a token.",
      "token-deleted", "The token was deleted and no longer works.",
      "canceled", "The export is being canceled.",
      "retried", "The export is queued again.");

  /** The message for the word in an address; empty when the word is unknown. */
  public static Optional<String> notice(String word) {
    return Optional.ofNullable(NOTICES.get(word));
  }

  /** Links to the other pages and to leave the administration. */
  public List<Link> places() {
    return Stream.concat(
        PLACES.stream().map(place -> new Link(place.address(), place.label(), path.startsWith(place.address()))),
        Stream.of(Link.to("/", "View site"))).toList();
  }

  /** A time as people read it, to the minute. */
  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }
}
