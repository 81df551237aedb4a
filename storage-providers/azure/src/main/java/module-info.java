/** Keeps media in a container of Azure Blob Storage. */
module org.clipwright.plugin.storage.azure {
  requires org.clipwright.sdk;
  requires com.azure.core;
  requires com.azure.core.http.jdk.httpclient;
  requires com.azure.storage.blob;
  requires com.azure.storage.common;
  requires java.net.http;
  requires reactor.core;

  provides org.clipwright.sdk.storage.StorageProviderFactory with
      org.clipwright.plugin.storage.azure.AzureStorageFactory;
}
