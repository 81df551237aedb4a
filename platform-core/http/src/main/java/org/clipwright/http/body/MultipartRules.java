package org.clipwright.http.body;

import java.util.Optional;
import java.util.Set;

/**
 * The limits of a multipart form, and what counts as a file.
 *
 * @param fields number of fields
 * @param fieldBytes bytes of each field
 * @param textBytes bytes of all fields together
 * @param files number of files
 * @param fileBytes bytes of each file
 * @param texts names of the parts that are fields even when sent as files; when empty, JSON from a script is one
 * @param nameless the name of a file whose own name is unusable; when empty, it is not treated as a file
 */
public record MultipartRules(
    int fields, long fieldBytes, long textBytes, int files, long fileBytes, Set<String> texts,
    Optional<String> nameless) {

  public MultipartRules {
    texts = Set.copyOf(texts);
  }
}
