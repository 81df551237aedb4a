package org.clipwright.plugin.storage.local;

import java.nio.file.Path;
import java.util.Map;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StorageProviderFactory;

/**
 * Opens a folder as storage; the setting {@code root} names the folder, which is created if missing, and {@code group}
 * a group on this machine that may open the files as well. If {@code guarded} is {@code true}, no link in the folder is
 * followed, since the group is not trusted with everything this process can reach.
 */
public final class LocalStorageFactory implements StorageProviderFactory {

  @Override
  public String name() {
    return "local";
  }

  @Override
  public StorageProvider open(Map<String, String> settings) {
    String root = settings.getOrDefault("root", "");
    if (root.isBlank()) {
      throw new StorageException(
          StorageException.Reason.REFUSED, "Local storage needs the setting \"root\".");
    }
    LocalStorageProvider.Sharing sharing =
        Boolean.parseBoolean(settings.get("guarded")) ? LocalStorageProvider.Sharing.GUARDED
            : LocalStorageProvider.Sharing.TRUSTED;
    return LocalStorageProvider.at(Path.of(root), settings.getOrDefault("group", ""), sharing);
  }
}
