package org.clipwright.services.upload;

import java.nio.file.Path;
import org.clipwright.services.field.Upload;

/**
 * A file whose chunks have arrived at an upload target. Its sender can still write there, so it must be
 * copied to be stored.
 *
 * @param name the file name the client gave, without folders
 * @param content the received bytes
 */
public record UploadInPieces(String name, Path content) implements Upload.InFile {}
