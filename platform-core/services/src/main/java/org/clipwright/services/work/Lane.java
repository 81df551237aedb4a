package org.clipwright.services.work;

/** The group of worker processes that does a kind of work. */
public enum Lane {
  /** A caller is waiting: probing, thumbnails, waveforms; webhooks. */
  INTERACTIVE("interactive"),
  RENDER("render"),
  TRANSCRIBE("transcribe");

  private final String word;

  Lane(String word) {
    this.word = word;
  }

  /** Its name on the command line. */
  public String word() {
    return word;
  }
}
