package org.clipwright.services.export;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What attempts at exports keep in the scratch folder, by the names of its entries. */
public final class ExportScratch {

  private static final Pattern ATTEMPT = Pattern.compile("export-\\d+-(\\d{1,18})");

  private ExportScratch() {}

  /** The folder of this process's attempt at an export. */
  public static Path attempt(Path scratch, long export) {
    return scratch.resolve("export-" + export + "-" + ProcessHandle.current().pid());
  }

  /** The process whose attempt a folder belongs to; empty when it is no attempt's. */
  public static OptionalLong process(Path folder) {
    Matcher attempt = ATTEMPT.matcher(folder.getFileName().toString());
    return attempt.matches() ? OptionalLong.of(Long.parseLong(attempt.group(1))) : OptionalLong.empty();
  }

  /** The record of the effects that run for an export; it outlives the process that wrote it. */
  public static Path effects(Path scratch, long export) {
    return scratch.resolve("export-" + export + ".effects");
  }
}
