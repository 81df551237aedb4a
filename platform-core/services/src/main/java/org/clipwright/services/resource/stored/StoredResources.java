package org.clipwright.services.resource.stored;

import java.util.List;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.resource.UserId;

/** The common base of the services of all resources: finds, counts, lists, and reads the fields of a change. */
public abstract class StoredResources<T> implements ResourceService<T> {

  private final OwnedRepository<T> rows;
  private final ResourceSpec spec;

  /**
   * A service of resources.
   *
   * @param rows the repository they are kept in
   * @param spec the fields that a change may name
   */
  protected StoredResources(OwnedRepository<T> rows, ResourceSpec spec) {
    this.rows = rows;
    this.spec = spec;
  }

  @Override
  public final T find(UserId owner, long id) {
    return rows.find(owner, id).orElseThrow(PlatformException::notFound);
  }

  @Override
  public final long count(UserId owner, OwnedRepository.Selection selection) {
    return rows.count(owner, selection);
  }

  @Override
  public final List<T> list(UserId owner, OwnedRepository.Selection selection, long offset, int limit) {
    return rows.list(owner, selection, offset, limit);
  }

  @Override
  public final T replace(UserId owner, long id, Input input) {
    T old = find(owner, id);
    return change(old, FieldReader.replacement(spec, input));
  }

  @Override
  public final T patch(UserId owner, long id, Input input) {
    T old = find(owner, id);
    return change(old, FieldReader.partial(spec, input));
  }

  /** Stores an object with the fields that were sent; the others stay as they are. */
  protected abstract T change(T old, Fields fields);

  /** Stores a changed object, unless it has since been removed. */
  protected final T stored(T changed) {
    return rows.update(changed).orElseThrow(PlatformException::notFound);
  }

  /** Removes an object's row, unless it has since been removed. */
  protected final void removeRow(UserId owner, long id) {
    if (!rows.delete(owner, id)) {
      throw PlatformException.notFound();
    }
  }
}
