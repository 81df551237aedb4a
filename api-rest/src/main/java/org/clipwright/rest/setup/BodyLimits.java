package org.clipwright.rest.setup;

import java.util.Optional;
import java.util.Set;
import org.clipwright.http.body.MultipartRules;

/**
 * The limits of a request.
 *
 * @param textBytes bytes of JSON, of a form, and of all fields of a multipart form together
 * @param fileBytes bytes of each file
 * @param fields number of fields
 * @param files number of files
 */
public record BodyLimits(long textBytes, long fileBytes, int fields, int files) {

  /** 8 MiB of text, 64 GiB per file, 1000 fields, 100 files. */
  public static final BodyLimits DEFAULT = new BodyLimits(8L << 20, 64L << 30, 1000, 100);

  /** For those who have not signed in yet: enough to sign in, and no files. */
  public static final BodyLimits STRANGERS = new BodyLimits(16L << 10, 1, 20, 0);

  /** The same for multipart forms, in which browsers send a nameless file for an empty file input. */
  public MultipartRules multipart() {
    return new MultipartRules(fields, textBytes, textBytes, files, fileBytes, Set.of(), Optional.empty());
  }

  public BodyLimits {
    if (textBytes < 1 || fileBytes < 1 || fields < 1 || files < 0) {
      throw new IllegalArgumentException("Body limits must be at least 1; only the number of files may be 0.");
    }
  }
}
