package org.clipwright.plugin.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Credentials that an operator does not set come from the machine; its services here are not Amazon's. */
class MachineCredentialsTest {

  private static final String EXPIRY = Instant.now().plusSeconds(3600).toString();
  private static final String ROLE = "/latest/meta-data/iam/security-credentials/";

  /** Variables that come before what the machine's services know. */
  private static final Set<String> PREFERRED = Set.of("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE",
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EC2_METADATA_DISABLED");

  @TempDir private Path folder;
  private HttpServer service;
  private final List<String> changed = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.start();
    assumeTrue(Collections.disjoint(System.getenv().keySet(), PREFERRED), "This machine has credentials of its own.");
    set("aws.region", "eu-central-1");
    set("aws.configFile", folder.resolve("no-config").toString());
    set("aws.sharedCredentialsFile", folder.resolve("no-credentials").toString());
  }

  @AfterEach
  void stop() {
    changed.forEach(System::clearProperty);
    service.stop(0);
  }

  private void set(String property, String value) {
    System.setProperty(property, value);
    changed.add(property);
  }

  private String address() {
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static AwsCredentials found() {
    return S3Settings.read(Map.of("bucket", "media")).credentials().resolveCredentials();
  }

  private static void assertFound(String key, String token) {
    assertThat(found()).isInstanceOfSatisfying(AwsSessionCredentials.class, credentials -> {
      assertThat(credentials.accessKeyId()).isEqualTo(key);
      assertThat(credentials.secretAccessKey()).isEqualTo("a secret");
      assertThat(credentials.sessionToken()).isEqualTo(token);
    });
  }

  @Test
  void roleOfTheInstanceIsUsed() {
    set("aws.ec2MetadataServiceEndpoint", address());
    service.createContext("/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      boolean permitted = "a ticket".equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"));
      if (path.equals("/latest/api/token") && exchange.getRequestMethod().equals("PUT")) {
        answer(exchange, 200, "a ticket");
      } else if (!permitted) {
        answer(exchange, 401, "");
      } else if (path.equals(ROLE)) {
        answer(exchange, 200, "clipwright");
      } else if (path.equals(ROLE + "clipwright")) {
        answer(exchange, 200, """
            {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "role-key", "SecretAccessKey": "a secret",
             "Token": "role-token", "Expiration": "%s"}""".formatted(EXPIRY));
      } else {
        answer(exchange, 404, "");
      }
    });
    assertFound("role-key", "role-token");
  }

  @Test
  void webIdentityIsExchangedForCredentials() throws IOException {
    set("aws.disableEc2Metadata", "true");
    set("aws.endpointUrlSts", address());
    set("aws.roleArn", "arn:aws:iam::123456789012:role/clipwright");
    set("aws.webIdentityTokenFile", Files.writeString(folder.resolve("token"), "who-i-am").toString());
    service.createContext("/", exchange -> {
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean right = asked.contains("Action=AssumeRoleWithWebIdentity")
          && asked.contains("WebIdentityToken=who-i-am") && asked.contains("role%2Fclipwright");
      answer(exchange, right ? 200 : 400, """
          <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <AssumeRoleWithWebIdentityResult><Credentials>
              <AccessKeyId>web-key</AccessKeyId><SecretAccessKey>a secret</SecretAccessKey>
              <SessionToken>web-token</SessionToken><Expiration>%s</Expiration>
            </Credentials></AssumeRoleWithWebIdentityResult>
          </AssumeRoleWithWebIdentityResponse>""".formatted(EXPIRY));
    });
    assertFound("web-key", "web-token");
  }
}
