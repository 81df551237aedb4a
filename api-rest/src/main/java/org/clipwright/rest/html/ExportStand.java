package org.clipwright.rest.html;

/**
 * How an export stands, in one line.
 *
 * @param id its number
 * @param label what it makes of which project
 * @param running whether it waits or runs, and may be another line soon
 * @param status its status, as a word
 * @param percent how much of it is done
 * @param words its stage, frames and the time left; empty when it is over
 * @param output the address of the finished file; empty until then
 * @param error why it failed; empty if it did not
 */
public record ExportStand(
    long id, String label, boolean running, String status, String percent, String words, String output,
    String error) {

  /** The id of the element that shows it, on every page. */
  public String element() {
    return "export-" + id;
  }

  /** Its page. */
  public String address() {
    return "/exports/" + id + "/";
  }
}
