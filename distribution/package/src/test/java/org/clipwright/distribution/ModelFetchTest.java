package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher passes on from where models are fetched. */
@Timeout(120)
class ModelFetchTest {

  @TempDir private Path data;

  @Test
  void aModelIsAskedForAtTheAddressThatIsSet() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      asked.add(exchange.getRequestURI().getPath());
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    server.start();
    try {
      ProcessBuilder builder = new ProcessBuilder(Installation.command("models", "fetch", "tiny"));
      builder.environment().put("CLIPWRIGHT_DATA", data.toString());
      builder.environment().put("CLIPWRIGHT_MODELS_URL",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/models");
      Process process = builder.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isEqualTo(1);
      assertThat(output).contains("404");
      assertThat(asked).containsExactly("/models/ggml-tiny.bin");
    } finally {
      server.stop(0);
    }
  }
}
