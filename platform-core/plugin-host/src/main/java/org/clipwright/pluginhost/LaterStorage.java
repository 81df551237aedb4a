package org.clipwright.pluginhost;

import java.util.Map;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StorageProviderFactory;

/** A built-in storage backend whose plugin is loaded only when it is opened. */
final class LaterStorage implements StorageProviderFactory {

  private final String name;
  private final Supplier<StorageProviderFactory> loading;
  private StorageProviderFactory loaded;

  /** Loads the plugin at most once; opening the storage throws its {@link PluginRefusal}. */
  LaterStorage(String name, Supplier<StorageProviderFactory> loading) {
    this.name = name;
    this.loading = loading;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StorageProvider open(Map<String, String> settings) {
    return factory().open(settings);
  }

  private synchronized StorageProviderFactory factory() {
    if (loaded == null) {
      try {
        loaded = loading.get();
      } catch (PluginRefusal refusal) {
        throw new StorageException(
            Reason.UNAVAILABLE, "The storage plugin \"" + name + "\" cannot be loaded: " + refusal.getMessage()
                + ".",
            refusal);
      }
    }
    return loaded;
  }
}
