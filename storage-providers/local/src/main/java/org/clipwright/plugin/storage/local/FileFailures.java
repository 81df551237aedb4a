package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;

/** Maps file system failures to kinds of storage failures. */
final class FileFailures {

  /** The system's own messages for a full file system, quota or limit; Java has no exception type for them. */
  private static final List<String> FULL =
      List.of("no space left on device", "disk quota exceeded", "file too large", "not enough space");

  private FileFailures() {}

  /** A storage failure that says what could not be done and why. */
  static StorageException of(String what, IOException failure) {
    Reason reason = reason(failure);
    return new StorageException(reason, what + ": " + why(reason, failure) + ".", failure);
  }

  private static Reason reason(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(message::contains)) {
      return Reason.FULL;
    }
    return switch (failure) {
      case NoSuchFileException missing -> Reason.MISSING;
      case AccessDeniedException denied -> Reason.REFUSED;
      case FileSystemException refused -> Reason.REFUSED;
      case IOException other -> Reason.UNAVAILABLE;
    };
  }

  private static String why(Reason reason, IOException failure) {
    if (reason == Reason.FULL) {
      return "the disk is full";
    }
    if (failure instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "it does not exist";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
