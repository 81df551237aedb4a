package org.clipwright.rest.html;

/**
 * A link of a page.
 *
 * @param address where it leads
 * @param label its text
 * @param current whether it leads to the page already shown
 */
public record Link(String address, String label, boolean current) {

  /** A link to something else. */
  public static Link to(String address, String label) {
    return new Link(address, label, false);
  }
}
