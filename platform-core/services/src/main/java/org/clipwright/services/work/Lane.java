package org.clipwright.services.work;

/** Which worker processes do a kind of work. */
public enum Lane {
  /** A caller is waiting: probing, thumbnails, waveforms; webhooks. */
  INTERACTIVE("interactive"),
  RENDER("render"),
  TRANSCRIBE("transcribe");

  private final String word;

  Lane(String word) {
    this.word = word;
  }

  /** How the command line names it. */
  public String word() {
    return word;
  }
}
