package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The real Django REST framework, in a process of its own. */
final class Oracle implements AutoCloseable {

  private static final String PYTHON = "/usr/bin/python3";

  /** An answer of it; header names in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  Oracle() throws IOException {
    process = new ProcessBuilder(PYTHON, Path.of("src/test/oracle/oracle.py").toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Whether this machine has Python with Django and Django REST framework. */
  static boolean available() {
    try {
      Process probe = new ProcessBuilder(PYTHON, "-c", "import django, rest_framework")
          .redirectErrorStream(true).start();
      return probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException noPython) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Answer ask(Probe probe) throws IOException {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("method", probe.method()).put("path", probe.target());
    ObjectNode headers = request.putObject("headers");
    probe.headers().forEach(headers::put);
    headers.put("Host", "localhost");
    request.put("body", Base64.getEncoder().encodeToString(probe.body()));
    requests.write(JsonText.compact(request));
    requests.newLine();
    requests.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("The oracle has gone.");
    }
    return answer(JsonReader.read(line));
  }

  private static Answer answer(JsonNode json) {
    Map<String, String> headers = new TreeMap<>();
    json.path("headers").properties()
        .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    String body = new String(Base64.getDecoder().decode(json.path("body").asText()), StandardCharsets.UTF_8);
    return new Answer(json.path("status").intValue(), headers, body);
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
