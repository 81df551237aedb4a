package org.clipwright.rest.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.account.User;

/**
 * The frame of every API page.
 *
 * @param title its title
 * @param user who is signed in
 * @param offersLogIn whether it links to the log-in page for somebody who is not signed in
 * @param csrfToken the token that its forms repeat to prove that they are ours
 * @param trail links to all pages above it
 */
public record ApiPage(String title, Optional<User> user, boolean offersLogIn, String csrfToken, List<Link> trail) {

  /** A standalone page. */
  public static ApiPage alone(String title, String csrfToken) {
    return new ApiPage(title, Optional.empty(), false, csrfToken, List.of());
  }

  /** Links to all pages above a path. */
  public static List<Link> above(String path) {
    List<Link> trail = new ArrayList<>(List.of(Link.to("/", "Api Root")));
    StringBuilder above = new StringBuilder("/");
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        trail.add(Link.to(above.append(segment).append('/').toString(), segment));
      }
    }
    return trail;
  }
}
