package org.clipwright.services.media;

import java.util.List;
import java.util.Map;

/** A kind of cloud storage that the JSON of files and exports may name. */
public enum CloudKind {
  S3("s3", "S3", "bucket", "bucket", Map.of(
      "acl",
      List.of(
          "private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
          "bucket-owner-full-control", "log-delivery-write"))),
  AZURE("azure", "Azure Blob Storage", "container", "container", Map.of("public", List.of("blob", "container", "off")));

  private final String storage;
  private final String title;
  private final String key;
  private final String setting;
  private final Map<String, List<String>> options;

  CloudKind(String storage, String title, String key, String setting, Map<String, List<String>> options) {
    this.storage = storage;
    this.title = title;
    this.key = key;
    this.setting = setting;
    this.options = options;
  }

  /** Name of the storage plugin. */
  public String storage() {
    return storage;
  }

  /** Its display name. */
  String title() {
    return title;
  }

  /** Key of the JSON that names a bucket or container. */
  String key() {
    return key;
  }

  /** Setting of the plugin that names it. */
  public String setting() {
    return setting;
  }

  /** Keys of the JSON that are passed along with an upload, and the allowed values of each. */
  Map<String, List<String>> options() {
    return options;
  }
}
