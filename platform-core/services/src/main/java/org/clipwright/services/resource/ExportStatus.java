package org.clipwright.services.resource;

import java.util.Map;
import java.util.TreeMap;

/** The status of an export. */
public enum ExportStatus {
  PENDING("pending"),
  IN_PROGRESS("in-progress"),
  COMPLETED("completed"),
  FAILED("failed"),
  /** Cancellation was requested; it becomes failed as soon as the worker sees that. */
  CANCEL("cancel");

  private static final Map<String, ExportStatus> BY_WORD = new TreeMap<>();

  static {
    for (ExportStatus status : values()) {
      BY_WORD.put(status.word, status);
    }
  }

  private final String word;

  ExportStatus(String word) {
    this.word = word;
  }

  /** Its name in responses. */
  public String word() {
    return word;
  }

  /** The status of a word. */
  public static ExportStatus of(String word) {
    ExportStatus status = BY_WORD.get(word);
    if (status == null) {
      throw new IllegalArgumentException("\"" + word + "\" is no export status.");
    }
    return status;
  }

  /** Whether nothing more will happen. */
  public boolean isOver() {
    return this == COMPLETED || this == FAILED;
  }
}
