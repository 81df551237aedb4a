package org.clipwright.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file cannot be read or written; the messages of many exceptions are only its name. */
public final class FileReason {

  private FileReason() {}

  public static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "there is no such folder";
      case AccessDeniedException closed -> "permission denied";
      case FileAlreadyExistsException taken -> "it is a file, not a folder";
      case CharacterCodingException binary -> "it is not in UTF-8";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
