package org.clipwright.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.TlsSettings;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate for new connections. It is read again when its files change; if the new one is unusable, the previous
 * one stays in use. Open connections keep theirs.
 */
final class TlsCertificate implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TlsCertificate.class);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofDays(14);

  /** Java requires a password even for keys in memory. */
  private static final String PASSWORD = "in memory only";

  private final TlsSettings.Source.Files files;
  private final InstantSource clock;
  private final Consumer<String> warning;
  private final SslContextFactory.Server factory = TlsPolicy.factory();
  private final Thread watcher;
  private ServerCertificate current;
  private List<String> seen;
  private List<String> read;
  private String said = "";

  /** @throws CommandException when the certificate cannot be used */
  static TlsCertificate of(TlsSettings.Source.Files files, InstantSource clock) {
    return new TlsCertificate(files, clock, sentence -> LOG.warn("{}", sentence));
  }

  /** @param warning receives warnings for the operator, each once */
  TlsCertificate(TlsSettings.Source.Files files, InstantSource clock, Consumer<String> warning) {
    this.files = files;
    this.clock = clock;
    this.warning = warning;
    this.seen = stamps();
    this.read = seen;
    this.current = ServerCertificate.read(files, clock.instant());
    use(factory, current);
    this.watcher = Thread.ofVirtual().name("tls-certificate").unstarted(this::watch);
  }

  SslContextFactory.Server factory() {
    return factory;
  }

  /** The names it was for when the server started. */
  Set<String> names() {
    return current.names();
  }

  void watchFiles() {
    watcher.start();
  }

  private static void use(SslContextFactory factory, ServerCertificate certificate) {
    factory.setKeyStore(certificate.store(PASSWORD));
    factory.setKeyStorePassword(PASSWORD);
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads the files once they have changed and then stayed the same for one check: two files are not replaced at once.
   */
  void look() {
    List<String> now = stamps();
    boolean settled = now.equals(seen);
    seen = now;
    if (settled && !now.equals(read)) {
      read = now;
      reload();
    }
    sayOnce(ending());
  }

  private void reload() {
    try {
      ServerCertificate fresh = ServerCertificate.read(files, clock.instant());
      factory.reload(ssl -> use(ssl, fresh));
      current = fresh;
      said = "";
      LOG.info("The TLS certificate was read again. subject=\"{}\" expires={}",
          fresh.chain().getFirst().getSubjectX500Principal(), fresh.expires());
    } catch (CommandException unusable) {
      sayOnce(Optional.of("The previous TLS certificate stays in use, because the new one cannot be used: "
          + unusable.getMessage()));
    } catch (Exception failure) {
      LOG.error("The new TLS certificate cannot be used; the previous one stays in use.", failure);
    }
  }

  private Optional<String> ending() {
    if (clock.instant().plus(SOON).isBefore(current.expires()) || !said.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        (clock.instant().isBefore(current.expires())
            ? "The TLS certificate in use expires at " + current.expires()
            : "The TLS certificate in use expired at " + current.expires() + ", and clients refuse it")
            + ". Renew it in " + files.certificate() + "; no restart is needed.");
  }

  private void sayOnce(Optional<String> sentence) {
    if (sentence.filter(text -> !text.equals(said)).isPresent()) {
      said = sentence.get();
      warning.accept(said);
    }
  }

  private List<String> stamps() {
    return Stream.of(files.certificate(), files.key()).map(TlsCertificate::stamp).toList();
  }

  /** Follows symbolic links, by which certificates are often replaced. */
  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file.toRealPath() + " " + attributes.lastModifiedTime() + " " + attributes.size() + " "
          + attributes.fileKey() + " " + Files.isReadable(file);
    } catch (IOException missing) {
      return missing.getClass().getName();
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
