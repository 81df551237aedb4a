package org.clipwright.services.budget;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the entries that export attempts and previews keep in the scratch folder. */
public final class ExportScratch {

  private static final Pattern ATTEMPT = Pattern.compile("(?:export-\\d+|preview-[0-9a-f-]+)-(\\d{1,18})");

  private static final Pattern EFFECTS = Pattern.compile("export-(\\d{1,18})(?:-part-\\d+)?\\.effects");

  private ExportScratch() {}

  /** The folder of this process's attempt at an export. */
  public static Path attempt(Path scratch, long export) {
    return scratch.resolve("export-" + export + "-" + ProcessHandle.current().pid());
  }

  /** A new folder for a segment of a preview that this process renders. */
  public static Path preview(Path scratch) {
    return scratch.resolve("preview-" + UUID.randomUUID() + "-" + ProcessHandle.current().pid());
  }

  /** The process that a folder belongs to; empty when it is no such folder. */
  public static OptionalLong process(Path folder) {
    Matcher attempt = ATTEMPT.matcher(folder.getFileName().toString());
    return attempt.matches() ? OptionalLong.of(Long.parseLong(attempt.group(1))) : OptionalLong.empty();
  }

  /** The record of the running effects for a part of an export, other parts of which may render in other processes. */
  public static Path effects(Path scratch, long export, long part) {
    return scratch.resolve("export-" + export + "-part-" + part + ".effects");
  }

  /** The record of the running effects for an export; it outlives the process that wrote it. */
  public static Path effects(Path scratch, long export) {
    return scratch.resolve("export-" + export + ".effects");
  }

  /** The export whose running effects a file records; empty when it is no such record. */
  public static OptionalLong recorded(Path file) {
    Matcher record = EFFECTS.matcher(file.getFileName().toString());
    return record.matches() ? OptionalLong.of(Long.parseLong(record.group(1))) : OptionalLong.empty();
  }
}
