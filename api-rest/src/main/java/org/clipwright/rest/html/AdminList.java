package org.clipwright.rest.html;

import java.util.List;
import java.util.Map;

/**
 * What stands around the rows of a list.
 *
 * @param search the text that is searched for; empty for everything
 * @param kept other values of the address, which a search keeps
 * @param filters links to parts of the list
 * @param total how many entries there are in all
 * @param pages links to the pages before and after
 */
public record AdminList(String search, Map<String, String> kept, List<Link> filters, long total, List<Link> pages) {

  /** A number with what it counts. */
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
