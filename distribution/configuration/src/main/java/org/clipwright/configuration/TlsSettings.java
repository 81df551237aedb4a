package org.clipwright.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The HTTPS settings of a server.
 *
 * @param source where its certificate comes from
 * @param redirectPort the plain HTTP port that redirects to HTTPS
 * @param strictFor how long browsers must use only HTTPS; zero to leave it to them
 */
public record TlsSettings(Source source, OptionalInt redirectPort, Duration strictFor) {

  /** Stands for a self-signed certificate. */
  public static final String SELF_SIGNED = "self-signed";

  /** Where a certificate and its key come from. */
  public sealed interface Source {

    /**
     * The operator's own.
     *
     * @param certificate the file with the certificate and its chain
     * @param key the file with the key, which may be the same
     */
    record Files(Path certificate, Path key) implements Source {}

    /** A self-signed certificate. */
    record SelfSigned() implements Source {}
  }

  /** The configured settings; empty for plain HTTP. */
  static Optional<TlsSettings> read(SettingsReader reader) {
    Optional<String> certificate = reader.text(Setting.TLS_CERTIFICATE);
    if (certificate.isEmpty()) {
      refuseAlone(reader, Setting.TLS_KEY);
      refuseAlone(reader, Setting.TLS_REDIRECT_PORT);
      return Optional.empty();
    }
    boolean selfSigned = certificate.get().equals(SELF_SIGNED);
    Duration strictFor = Duration.ofDays(reader.number(Setting.TLS_HSTS_DAYS, 0, 3650));
    return Optional.of(new TlsSettings(
        selfSigned ? selfSigned(reader) : files(reader), redirectPort(reader), selfSigned ? Duration.ZERO : strictFor));
  }

  private static void refuseAlone(SettingsReader reader, Setting setting) {
    reader.text(setting).ifPresent(
        value -> reader.problem(setting, value, "given together with " + Setting.TLS_CERTIFICATE.variable()));
  }

  private static Source selfSigned(SettingsReader reader) {
    reader.text(Setting.TLS_KEY).ifPresent(value -> reader.problem(Setting.TLS_KEY, value,
        "left out, since a " + SELF_SIGNED + " certificate has a key of its own"));
    return new Source.SelfSigned();
  }

  private static Source files(SettingsReader reader) {
    Path certificate = reader.path(Setting.TLS_CERTIFICATE).orElse(Path.of("")).toAbsolutePath();
    return new Source.Files(certificate, reader.path(Setting.TLS_KEY).map(Path::toAbsolutePath).orElse(certificate));
  }

  private static OptionalInt redirectPort(SettingsReader reader) {
    Optional<String> given = reader.text(Setting.TLS_REDIRECT_PORT);
    if (given.isEmpty()) {
      return OptionalInt.empty();
    }
    int port = reader.number(Setting.TLS_REDIRECT_PORT, 0, 0, 65535);
    if (port != 0 && reader.text(Setting.PORT).orElse(Setting.PORT.initial()).equals(Integer.toString(port))) {
      reader.problem(Setting.TLS_REDIRECT_PORT, given.get(), "another one than " + Setting.PORT.variable());
    }
    return OptionalInt.of(port);
  }
}
