package org.clipwright.plugin.storage.s3;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StoredObject;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A listing as stored objects; requesting a further page may fail while it is being read. */
final class ListedObjects implements Iterator<StoredObject> {

  private final Stream<S3Object> all;
  private final Iterator<S3Object> each;
  private final String prefix;
  private final Function<SdkException, StorageException> failing;

  ListedObjects(Stream<S3Object> all, String prefix, Function<SdkException, StorageException> failing) {
    this.all = all.filter(object -> isObject(object.key(), prefix));
    this.each = translating(this.all::iterator, failing);
    this.prefix = prefix;
    this.failing = failing;
  }

  /** Other programs create empty objects for folders; no key has such a name. */
  private static boolean isObject(String name, String prefix) {
    return name.length() > prefix.length() && !name.endsWith("/");
  }

  Stream<StoredObject> stream() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.NONNULL),
        false).onClose(all::close);
  }

  @Override
  public boolean hasNext() {
    return translating(each::hasNext, failing);
  }

  @Override
  public StoredObject next() {
    S3Object object = translating(each::next, failing);
    return new StoredObject(
        object.key().substring(prefix.length()),
        object.size(),
        ContentType.UNKNOWN,
        S3Upload.bare(object.eTag()),
        object.lastModified());
  }

  private static <T> T translating(Supplier<T> step, Function<SdkException, StorageException> failing) {
    try {
      return step.get();
    } catch (SdkException failure) {
      throw failing.apply(failure);
    }
  }
}
