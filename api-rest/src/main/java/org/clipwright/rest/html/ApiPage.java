package org.clipwright.rest.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.account.User;

/**
 * What every page of the API has around its content.
 *
 * @param title what it is called
 * @param user who is signed in
 * @param offersLogIn whether somebody who is not is led to the log-in
 * @param csrfToken what its forms repeat to prove that they are ours
 * @param trail links to all that stands above it
 */
public record ApiPage(String title, Optional<User> user, boolean offersLogIn, String csrfToken, List<Link> trail) {

  /** A page that stands for itself. */
  public static ApiPage alone(String title, String csrfToken) {
    return new ApiPage(title, Optional.empty(), false, csrfToken, List.of());
  }

  /** Links to all that stands above a path. */
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
