package org.clipwright.rest.html;

import java.util.List;

/**
 * The requests that can be sent to a page's address.
 *
 * @param sections forms, one for each method that takes a body
 * @param deletes whether there is something to delete
 * @param needsScript whether a browser without scripts cannot use them all
 */
public record RequestForms(List<Section> sections, boolean deletes, boolean needsScript) {

  /** No forms, as for somebody who is not signed in. */
  public static final RequestForms NONE = new RequestForms(List.of(), false, false);

  /**
   * The two forms of one method.
   *
   * @param title what the request does
   * @param form the form with a control for each field
   * @param raw the form for a hand-written body
   */
  public record Section(String title, RequestForm form, RawForm raw) {}
}
