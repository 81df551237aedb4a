package org.clipwright.plugin.storage.azure;

import com.azure.storage.blob.models.BlobItem;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StoredObject;

/** A listing as stored objects; requesting a further page may fail while it is being read. */
final class ListedBlobs implements Iterator<StoredObject> {

  private final Iterator<BlobItem> each;
  private final Function<RuntimeException, StorageException> failing;
  private final Function<BlobItem, StoredObject> description;

  ListedBlobs(
      Iterator<BlobItem> each,
      Function<RuntimeException, StorageException> failing,
      Function<BlobItem, StoredObject> description) {
    this.each = each;
    this.failing = failing;
    this.description = description;
  }

  Stream<StoredObject> stream() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.NONNULL), false);
  }

  @Override
  public boolean hasNext() {
    return translating(each::hasNext);
  }

  @Override
  public StoredObject next() {
    return description.apply(translating(each::next));
  }

  private <T> T translating(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException failure) {
      throw failing.apply(failure);
    }
  }
}
