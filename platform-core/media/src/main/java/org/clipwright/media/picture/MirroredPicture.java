package org.clipwright.media.picture;

import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.media.Frame;

/** A picture with left and right swapped, as front cameras require. */
public record MirroredPicture(DecodedPicture stored) implements DecodedPicture {

  @Override
  public int width() {
    return stored.width();
  }

  @Override
  public int height() {
    return stored.height();
  }

  @Override
  public boolean opaque() {
    return stored.opaque();
  }

  @Override
  public Optional<byte[]> colorProfile() {
    return stored.colorProfile();
  }

  @Override
  public void toFrame(Frame target, Scaling scaling) {
    stored.toFrame(target, scaling);
    int[] row = new int[target.width()];
    for (int y = 0; y < target.height(); y++) {
      target.readRow(y, row);
      for (int left = 0, right = row.length - 1; left < right; left++, right--) {
        int kept = row[left];
        row[left] = row[right];
        row[right] = kept;
      }
      target.writeRow(y, row);
    }
  }

  @Override
  public void close() {
    stored.close();
  }
}
