package org.clipwright.graphql;

import java.nio.file.Path;

/**
 * A file that came with a multipart request; it is removed when the request ends.
 *
 * @param name the file name the client gave, without folders
 * @param contentType the media type the client gave; empty when it gave none
 * @param content the temporary file, which whoever wants to keep it moves away
 */
record UploadedPart(String name, String contentType, Path content) {}
