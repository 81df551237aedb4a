package org.clipwright.plugin.storage.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageKey;

/**
 * An operator's settings for a container: {@code container} and {@code prefix}; and either {@code connection_string},
 * or {@code account} (with {@code endpoint}, if it is not Azure's own) and, as credentials, {@code account_key},
 * {@code sas} or nothing, which means the machine's managed identity.
 *
 * @param client the container
 * @param prefix what all keys in the container begin with; empty or ending with a slash
 * @param signs whether links can be signed, which requires the account key
 */
record AzureSettings(BlobContainerClient client, String prefix, boolean signs) {

  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int SECONDS_FOR_A_TRY = 60;
  private static final int TRIES = 4;

  /**
   * Reads settings.
   *
   * @throws StorageException with one sentence if a setting is missing or wrong
   */
  static AzureSettings read(Map<String, String> settings) {
    String container = container(settings);
    BlobServiceClientBuilder builder =
        new BlobServiceClientBuilder()
            .httpClient(new JdkHttpClientBuilder().connectionTimeout(CONNECTING).build())
            .httpLogOptions(new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE))
            .retryOptions(
                new RequestRetryOptions(RetryPolicyType.EXPONENTIAL, TRIES, SECONDS_FOR_A_TRY, 500L, 4_000L, null));
    boolean signs = identify(builder, settings);
    try {
      return new AzureSettings(
          builder.buildClient().getBlobContainerClient(container), prefix(settings.getOrDefault("prefix", "")), signs);
    } catch (IllegalArgumentException | IllegalStateException unusable) {
      throw wrong("The settings for Azure storage are inconsistent;"
          + " check the endpoint and the connection string.");
    }
  }

  private static boolean identify(BlobServiceClientBuilder builder, Map<String, String> settings) {
    Optional<String> connection = text(settings, "connection_string");
    try {
      if (connection.isPresent()) {
        builder.connectionString(connection.get());
        return connection.get().contains("AccountKey=") || connection.get().contains("UseDevelopmentStorage");
      }
      String account = text(settings, "account")
          .orElseThrow(() -> wrong("Azure storage needs the setting \"connection_string\", or \"account\"."));
      builder.endpoint(text(settings, "endpoint").orElse("https://" + account + ".blob.core.windows.net"));
      Optional<String> key = text(settings, "account_key");
      if (key.isPresent()) {
        builder.credential(new StorageSharedKeyCredential(account, key.get()));
      } else if (text(settings, "sas").isPresent()) {
        builder.sasToken(text(settings, "sas").get());
      } else {
        builder.credential(new MachineIdentity());
      }
      return key.isPresent();
    } catch (IllegalArgumentException | NullPointerException unreadable) {
      // The SDK's message may repeat the secret.
      throw wrong("The " + (connection.isPresent() ? "connection string" : "endpoint or the key")
          + " of Azure cannot be read.");
    }
  }

  /** Azure's names are lower case; clients of the original use any case. */
  private static String container(Map<String, String> settings) {
    String container =
        text(settings, "container").orElseThrow(() -> wrong("Azure storage needs the setting \"container\"."))
            .toLowerCase(Locale.ROOT);
    if (!container.matches("[a-z0-9]([a-z0-9-]{1,61})[a-z0-9]|\\$root|\\$web")) {
      throw wrong("\"" + container + "\" is not a container name.");
    }
    return container;
  }

  private static String prefix(String wish) {
    String bare = wish.strip().replaceFirst("^/+", "").replaceFirst("/+$", "");
    return bare.isEmpty() ? "" : StorageKey.checked(bare) + "/";
  }

  private static Optional<String> text(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static StorageException wrong(String sentence) {
    return new StorageException(Reason.REFUSED, sentence);
  }
}
