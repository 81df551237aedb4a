package org.clipwright.http.body;

import java.util.Optional;
import java.util.Set;

/**
 * How much a multipart form may bring along, and what counts as a file.
 *
 * @param fields number of fields
 * @param fieldBytes of each field
 * @param textBytes of all fields together
 * @param files number of files
 * @param fileBytes of each file
 * @param texts names of the parts that are fields even when they come as files; when empty, JSON from a script is one
 * @param nameless what a file is called whose name says nothing; when empty, it is none
 */
public record MultipartRules(
    int fields, long fieldBytes, long textBytes, int files, long fileBytes, Set<String> texts,
    Optional<String> nameless) {

  public MultipartRules {
    texts = Set.copyOf(texts);
  }
}
