package org.clipwright.plugin.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.clipwright.sdk.storage.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A machine asks for its identity as Microsoft documents it; the service here is not Microsoft's. */
class MachineIdentityTest {

  private static final String NO_CREDENTIALS = "The server has no credentials for Azure: ";

  private HttpServer service;
  private volatile int status = 200;
  private volatile String answer = """
      {"access_token": "a.b-c", "refresh_token": "", "expires_in": "3599", "token_type": "Bearer",
       "resource": "https://storage.azure.com/"}
      """;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/metadata/identity/oauth2/token", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  /** The real service refuses requests without this header, which programs that are lured to it do not send. */
  private void answer(HttpExchange exchange) throws IOException {
    boolean asked = "true".equals(exchange.getRequestHeaders().getFirst("Metadata"))
        && exchange.getRequestURI().getQuery().contains("resource=https://storage.azure.com/");
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(asked ? status : 400, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private AccessToken asked() {
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort()
        + "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fstorage.azure.com%2F");
    return new MachineIdentity(address).getToken(new TokenRequestContext()).block();
  }

  @Test
  void tokenIsTheServicesUntilItExpires() {
    AccessToken token = asked();
    assertThat(token.getToken()).isEqualTo("a.b-c");
    assertThat(token.getExpiresAt())
        .isBetween(OffsetDateTime.now().plusSeconds(3500), OffsetDateTime.now().plusSeconds(3600));
  }

  @Test
  void machineWithoutAnIdentityIsToldWhatToSet() {
    status = 400;
    answer = "{\"error\": \"invalid_request\", \"error_description\": \"Identity not found\"}";
    assertThatThrownBy(this::asked).isInstanceOf(StorageException.class).hasMessageStartingWith(NO_CREDENTIALS);
    service.stop(0);
    assertThatThrownBy(this::asked).isInstanceOf(StorageException.class).hasMessageStartingWith(NO_CREDENTIALS);
  }
}
