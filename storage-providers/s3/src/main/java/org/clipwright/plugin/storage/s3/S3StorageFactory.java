package org.clipwright.plugin.storage.s3;

import java.util.Map;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StorageProviderFactory;

/** Opens a bucket as storage; {@link S3Settings} lists the settings. Nothing is sent before the first use. */
public final class S3StorageFactory implements StorageProviderFactory {

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public StorageProvider open(Map<String, String> settings) {
    return new S3StorageProvider(S3Settings.read(settings));
  }
}
