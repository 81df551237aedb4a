package org.clipwright.rest.html;

import java.util.List;
import java.util.Map;

/**
 * What surrounds the rows of a list.
 *
 * @param search the search text; empty for everything
 * @param kept other query values, which a search keeps
 * @param filters links to parts of the list
 * @param total how many entries there are in all
 * @param pages links to the previous and next pages
 */
public record AdminList(String search, Map<String, String> kept, List<Link> filters, long total, List<Link> pages) {

  /** A number with what it counts. */
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
