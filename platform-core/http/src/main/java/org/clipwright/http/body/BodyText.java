package org.clipwright.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;

/** Reads bodies that are text, such as JSON. */
public final class BodyText {

  private static final int PIECE = 8 << 10;

  private BodyText() {}

  /**
   * The whole body, whose stream stays open; empty when it is too long.
   *
   * @param room disk space for spooling a slow body; closed at the end
   * @throws PlatformException when there is no room for the body
   */
  public static Optional<byte[]> read(InputStream body, UploadRoom.Share room, long most) throws IOException {
    try (SpooledText text = new SpooledText(room)) {
      byte[] piece = new byte[PIECE];
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        if (text.size() + read > most) {
          return Optional.empty();
        }
        text.write(piece, 0, read);
      }
      return Optional.of(text.bytes());
    }
  }
}
