package org.clipwright.plugin.storage.s3;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageKey;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * An operator's settings for a bucket: {@code bucket}, {@code prefix}, {@code region}, {@code endpoint},
 * {@code link_endpoint}, {@code path_style}, {@code storage_class}, {@code encryption} and {@code kms_key}; and, as
 * credentials, {@code access_key} with {@code secret_key} and optionally {@code session_token}, or {@code profile}, or
 * {@code anonymous}. Without those, credentials come from the AWS SDK's default sources: environment, web identity,
 * profile, container, instance.
 *
 * @param prefix what all keys in the bucket begin with; empty or ending with a slash
 * @param endpoint a server other than Amazon's
 * @param linkEndpoint the same server under its public name, for signed links
 */
record S3Settings(
    String bucket,
    String prefix,
    Region region,
    Optional<URI> endpoint,
    Optional<URI> linkEndpoint,
    boolean pathStyle,
    Optional<String> storageClass,
    Optional<String> encryption,
    Optional<String> kmsKey,
    AwsCredentialsProvider credentials) {

  private static final String BUCKET = "[A-Za-z0-9][A-Za-z0-9._-]{1,254}";

  /**
   * Reads settings.
   *
   * @throws StorageException with one sentence if a setting is missing or wrong
   */
  static S3Settings read(Map<String, String> settings) {
    Optional<URI> endpoint = address(settings, "endpoint");
    return new S3Settings(
        bucket(settings),
        prefix(settings.getOrDefault("prefix", "")),
        region(settings, endpoint),
        endpoint,
        address(settings, "link_endpoint").or(() -> endpoint),
        yes(settings, "path_style", endpoint.isPresent()),
        text(settings, "storage_class"),
        text(settings, "encryption"),
        text(settings, "kms_key"),
        credentials(settings));
  }

  private static Optional<String> text(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static String bucket(Map<String, String> settings) {
    String bucket = text(settings, "bucket").orElseThrow(() -> wrong("S3 storage needs the setting \"bucket\"."));
    if (!bucket.matches(BUCKET)) {
      throw wrong("\"" + bucket + "\" is not a bucket name.");
    }
    return bucket;
  }

  private static String prefix(String wish) {
    String bare = wish.strip().replaceFirst("^/+", "").replaceFirst("/+$", "");
    return bare.isEmpty() ? "" : StorageKey.checked(bare) + "/";
  }

  private static Optional<URI> address(Map<String, String> settings, String name) {
    return text(settings, name).map(value -> {
      try {
        URI address = URI.create(value);
        if (("http".equals(address.getScheme()) || "https".equals(address.getScheme())) && address.getHost() != null) {
          return address;
        }
      } catch (IllegalArgumentException unreadable) {
        throw wrong("The setting \"" + name + "\" of S3 must be an address such as https://s3.example.");
      }
      throw wrong("The setting \"" + name + "\" of S3 must be an address such as https://s3.example.");
    });
  }

  private static boolean yes(Map<String, String> settings, String name, boolean initial) {
    return switch (text(settings, name).orElse(initial ? "true" : "false")) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw wrong("The setting \"" + name + "\" of S3 must be true or false.");
    };
  }

  private static Region region(Map<String, String> settings, Optional<URI> endpoint) {
    Optional<String> named = text(settings, "region");
    if (named.isPresent()) {
      return Region.of(named.get());
    }
    if (endpoint.isPresent()) {
      return Region.US_EAST_1;
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException unknown) {
      throw wrong("S3 storage needs the setting \"region\", such as eu-central-1.");
    }
  }

  private static AwsCredentialsProvider credentials(Map<String, String> settings) {
    Optional<String> key = text(settings, "access_key");
    Optional<String> secret = text(settings, "secret_key");
    if (key.isPresent() != secret.isPresent()) {
      throw wrong("S3 needs the settings \"access_key\" and \"secret_key\" together, or neither.");
    }
    if (key.isPresent()) {
      return StaticCredentialsProvider.create(
          text(settings, "session_token").isPresent()
              ? AwsSessionCredentials.create(key.get(), secret.get(), text(settings, "session_token").get())
              : AwsBasicCredentials.create(key.get(), secret.get()));
    }
    if (yes(settings, "anonymous", false)) {
      return AnonymousCredentialsProvider.create();
    }
    return text(settings, "profile")
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private static StorageException wrong(String sentence) {
    return new StorageException(Reason.REFUSED, sentence);
  }
}
