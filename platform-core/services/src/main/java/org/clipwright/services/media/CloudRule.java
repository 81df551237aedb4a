package org.clipwright.services.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clipwright.services.resource.UserId;

/**
 * An operator's permission to use a bucket or container.
 *
 * @param kind where it is
 * @param name the name users give it
 * @param real its actual name in the cloud
 * @param prefix the required prefix of a user's keys, with {@code {user}} for the number of the account; empty for
 *     anything
 */
public record CloudRule(CloudKind kind, String name, String real, String prefix) {

  /** A kind of cloud storage that the JSON of files and exports may name. */
  public enum CloudKind {
    S3("s3", "S3", "bucket", "bucket", Map.of(
        "acl",
        List.of(
            "private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
            "bucket-owner-full-control", "log-delivery-write"))),
    AZURE("azure", "Azure Blob Storage", "container", "container",
        Map.of("public", List.of("blob", "container", "off")));

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

  /** Stands for the number of the user's account. */
  private static final String USER = "{user}";

  private static final String SYNTAX = "([A-Za-z0-9._-]+=)?[A-Za-z0-9$][A-Za-z0-9._-]*(/[A-Za-z0-9._{}/-]*)?";

  /**
   * Reads a rule such as {@code media}, {@code media/users/{user}} or {@code Name=media}.
   *
   * @throws IllegalArgumentException when it is not a valid rule
   */
  public static CloudRule parse(CloudKind kind, String text) {
    if (!text.matches(SYNTAX)) {
      throw new IllegalArgumentException("No rule: " + text);
    }
    int equals = text.indexOf('=');
    String place = text.substring(equals + 1);
    int slash = place.indexOf('/');
    String real = slash < 0 ? place : place.substring(0, slash);
    String prefix = slash < 0 ? "" : place.substring(slash + 1).replaceFirst("/+$", "");
    if (prefix.replace(USER, "").matches(".*[{}].*") || ("/" + prefix + "/").matches(".*/\\.{0,2}/.*")
        && !prefix.isEmpty()) {
      throw new IllegalArgumentException("No prefix: " + prefix);
    }
    return new CloudRule(kind, equals < 0 ? real : text.substring(0, equals), real,
        prefix.isEmpty() ? "" : prefix + "/");
  }

  /** Whether a user means this one; Azure's names are case-insensitive. */
  boolean isNamed(String wanted) {
    return kind == CloudKind.AZURE
        ? wanted.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))
        : wanted.equals(name);
  }

  /** The required prefix of a user's keys. */
  String prefixOf(UserId user) {
    return prefix.replace(USER, String.valueOf(user.value()));
  }

  /** Whether all users may reach all of it. */
  boolean isWhole() {
    return prefix.isEmpty();
  }
}
