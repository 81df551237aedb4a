package org.clipwright.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Answers one question after the other as a test says, whatever the name. */
final class ScriptedNames implements DnsResolver {

  private final String[] answers;
  private final AtomicInteger asked = new AtomicInteger();

  /** Addresses of one answer stand between commas. */
  ScriptedNames(String... answers) {
    this.answers = answers.clone();
  }

  int asked() {
    return asked.get();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    int question = asked.getAndIncrement();
    if (question >= answers.length) {
      throw new UnknownHostException(host);
    }
    return Stream.of(answers[question].split(",")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
