/** Keeps media in a bucket of Amazon S3, or of a server that speaks its protocol. */
module org.clipwright.plugin.storage.s3 {
  requires org.clipwright.sdk;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.identity.spi;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.services.s3;

  provides org.clipwright.sdk.storage.StorageProviderFactory with
      org.clipwright.plugin.storage.s3.S3StorageFactory;
}
