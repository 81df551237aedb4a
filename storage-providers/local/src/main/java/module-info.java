/** Keeps media in a folder of the local file system. */
module org.clipwright.plugin.storage.local {
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.storage.StorageProviderFactory with
      org.clipwright.plugin.storage.local.LocalStorageFactory;
}
