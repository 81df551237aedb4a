package org.clipwright.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.work.RenderStoppedException;

/** Fetches the file of a model, resuming an earlier attempt. The address is the operator's own choice. */
final class ModelDownload {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Configuration.Models models;
  private final ModelFile file;

  ModelDownload(Configuration.Models models, ModelFile file) {
    this.models = models;
    this.file = file;
  }

  /** Completes a file, part of which may already exist. */
  void into(FileChannel part, DoubleConsumer progress) throws IOException {
    URI source = models.source().orElseThrow(() -> new IOException(Setting.MODELS_URL.variable() + " is not set"));
    URI address = URI.create(source.toString().replaceFirst("/*$", "") + "/" + file.name());
    try (HttpClient client = HttpClient.newBuilder()
        .connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NORMAL).build()) {
      long there = part.size();
      HttpResponse<InputStream> response =
          client.send(request(address, there), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() == 416 && there > 0) {
        response.body().close();
        there = 0;
        response = client.send(request(address, 0), HttpResponse.BodyHandlers.ofInputStream());
      }
      try (InputStream body = response.body()) {
        copy(response, body, part, there, progress);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new RenderStoppedException();
    } catch (IllegalArgumentException odd) {
      throw new IOException("the address that " + Setting.MODELS_URL.variable() + " names cannot be used", odd);
    }
  }

  private static HttpRequest request(URI address, long from) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET();
    return from > 0 ? request.header("Range", "bytes=" + from + "-").build() : request.build();
  }

  private void copy(HttpResponse<InputStream> response, InputStream body, FileChannel part, long there,
      DoubleConsumer progress)
      throws IOException {
    boolean goesOn = response.statusCode() == 206
        && response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + there + "-");
    if (response.statusCode() != 200 && !goesOn) {
      throw new IOException("the address that " + Setting.MODELS_URL.variable() + " names answers "
          + response.statusCode());
    }
    long done = goesOn ? there : 0;
    part.truncate(done).position(done);
    long total = done + response.headers().firstValueAsLong("Content-Length").orElse(Math.max(0, file.bytes() - done));
    byte[] buffer = new byte[BUFFER_BYTES];
    int count;
    while ((count = body.read(buffer)) >= 0) {
      done += count;
      if (done > models.limitBytes()) {
        throw new IOException(String.format(Locale.ROOT, "it has more than the %,d bytes that %s allows",
            models.limitBytes(), Setting.MODEL_LIMIT.variable()));
      }
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
      while (bytes.hasRemaining()) {
        part.write(bytes);
      }
      progress.accept(total > 0 ? Math.min(1, (double) done / total) : 0);
    }
    if (done < total) {
      throw new IOException("the connection ended after " + done + " of " + total
          + " bytes; the next attempt continues from there");
    }
  }

  /** The SHA-1 of a file, in lower-case hexadecimal digits. */
  static String sha1(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] buffer = new byte[BUFFER_BYTES];
      int count;
      while ((count = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
