package org.clipwright.plugin.storage.azure;

import java.util.Map;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StorageProviderFactory;

/**
 * Opens a container as storage; {@link AzureSettings} lists the settings. Nothing is sent before the first use.
 */
public final class AzureStorageFactory implements StorageProviderFactory {

  @Override
  public String name() {
    return "azure";
  }

  @Override
  public StorageProvider open(Map<String, String> settings) {
    return new AzureStorageProvider(AzureSettings.read(settings));
  }
}
