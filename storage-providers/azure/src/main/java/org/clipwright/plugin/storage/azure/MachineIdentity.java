package org.clipwright.plugin.storage.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A machine's managed identity, requested from the address that only the machine itself can reach (Microsoft's "How to
 * use managed identities on a VM to acquire an access token").
 */
final class MachineIdentity implements TokenCredential {

  private static final URI SERVICE = URI.create(
      "http://169.254.169.254/metadata/identity/oauth2/token"
          + "?api-version=2018-02-01&resource=https%3A%2F%2Fstorage.azure.com%2F");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern LIFETIME = Pattern.compile("\"expires_in\"\\s*:\\s*\"?(\\d{1,9})");

  private final URI service;

  MachineIdentity() {
    this(SERVICE);
  }

  /** The identity that a service at another address knows. */
  MachineIdentity(URI service) {
    this.service = service;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext context) {
    return Mono.fromCallable(this::ask).subscribeOn(Schedulers.boundedElastic());
  }

  private AccessToken ask() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(service).header("Metadata", "true").timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      Matcher token = TOKEN.matcher(answer.body());
      Matcher lifetime = LIFETIME.matcher(answer.body());
      if (token.find() && lifetime.find()) {
        return new AccessToken(
            token.group(1), OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(Long.parseLong(lifetime.group(1))));
      }
      throw nobody(
          new IOException("The identity service answered without a token, with status " + answer.statusCode() + "."));
    } catch (IOException unreachable) {
      throw nobody(unreachable);
    }
  }

  private static StorageException nobody(IOException reason) {
    return new StorageException(
        Reason.REFUSED,
        "The server has no credentials for Azure: set a connection string, an account key or a SAS, or give the"
            + " machine an identity.",
        reason);
  }
}
