package org.clipwright.configuration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.account.TokenKey;
import org.clipwright.services.media.CloudRule;
import org.clipwright.services.media.MediaAccess;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.retention.RetentionRules;
import org.clipwright.services.work.Lane;

/** Reads all settings of a server or worker. */
final class ConfigurationReader {

  private ConfigurationReader() {}

  /** The settings; problems are recorded by the reader. */
  static Configuration read(SettingsReader reader) {
    EngineSettings engine = EngineSettings.read(reader);
    Path data = engine.data();
    Configuration configuration = new Configuration(
        listening(reader),
        data,
        database(reader),
        accounts(reader),
        new RequestThrottle.Rate(
            reader.number(Setting.REQUEST_BURST, 1, 100_000_000),
            reader.number(Setting.REQUEST_RATE, 1, 1_000_000)),
        quotas(reader),
        storage(reader, data),
        outbound(reader),
        workers(reader),
        models(reader, data),
        disk(reader),
        new RetentionRules(
            days(reader, Setting.KEEP_EXPORTS), days(reader, Setting.KEEP_UNUSED_FILES),
            days(reader, Setting.KEEP_SEGMENTS)),
        engine.pluginTimeouts(),
        engine.fidelity(),
        TraceSettings.read(reader));
    reader.choice(Setting.LOG_FORMAT, LogFormat.class);
    return configuration;
  }

  private static Configuration.Listening listening(SettingsReader reader) {
    String host = reader.text(Setting.HOST).orElse(Setting.HOST.initial());
    return new Configuration.Listening(
        host,
        reader.address(Setting.HOST, host),
        reader.number(Setting.PORT, 0, 65535),
        TlsSettings.read(reader),
        reader.origin(Setting.PUBLIC_URL),
        mediaOrigin(reader),
        new LinkedHashSet<>(reader.list(Setting.ALLOWED_HOSTS, "names such as video.lan, .video.example",
            ConfigurationReader::hostName)),
        reader.list(Setting.TRUSTED_PROXIES, "networks such as 10.0.0.0/8", network -> {
          Network.parse(network);
          return network;
        }),
        new LinkedHashSet<>(reader.list(Setting.CORS_ORIGINS, "origins such as https://editor.example", text -> text)),
        reader.choice(Setting.MEDIA_ACCESS, MediaAccess.class),
        reader.choice(Setting.METRICS_ACCESS, MetricsAccess.class),
        reader.size(Setting.UPLOAD_LIMIT));
  }

  private static Optional<URI> mediaOrigin(SettingsReader reader) {
    Optional<URI> origin = reader.origin(Setting.MEDIA_ORIGIN);
    if (origin.isPresent() && origin.equals(reader.origin(Setting.PUBLIC_URL))) {
      reader.problem(Setting.MEDIA_ORIGIN, origin.get().toString(),
          "a different one from " + Setting.PUBLIC_URL.variable());
    }
    return origin;
  }

  private static String hostName(String text) {
    if (!text.matches("\\*|(\\*?\\.)?[A-Za-z0-9_]([A-Za-z0-9._-]*)")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String systemUser(String text) {
    if (!text.matches("[A-Za-z_][A-Za-z0-9_.-]{0,31}")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static Configuration.Accounts accounts(SettingsReader reader) {
    return new Configuration.Accounts(
        reader.text(Setting.ADMIN_PASSWORD),
        reader.number(Setting.SIGN_IN_FAILURES, 1, 100_000),
        Duration.ofHours(reader.number(Setting.SIGNED_HOURS, 0, 8_760)),
        reader.parsed(
            Setting.TOKEN_KEY, "16 characters or more", text -> TokenKey.of(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static Configuration.Quotas quotas(SettingsReader reader) {
    OptionalLong stored = reader.text(Setting.QUOTA_STORAGE).isEmpty()
        ? OptionalLong.empty() : OptionalLong.of(reader.size(Setting.QUOTA_STORAGE, 0));
    OptionalInt exports = limit(reader, Setting.QUOTA_EXPORTS, 1_000_000);
    Optional<Duration> rendered = reader.text(Setting.QUOTA_RENDER_MINUTES)
        .map(_ -> Duration.ofMinutes(reader.number(Setting.QUOTA_RENDER_MINUTES, 1, 1, 10_000_000)));
    return new Configuration.Quotas(stored, exports, rendered);
  }

  /** A limit that does not apply unless it is set. */
  private static OptionalInt limit(SettingsReader reader, Setting setting, int most) {
    return reader.text(setting).isEmpty() ? OptionalInt.empty() : OptionalInt.of(reader.number(setting, 1, 1, most));
  }

  private static Configuration.Disk disk(SettingsReader reader) {
    OptionalLong floor = reader.text(Setting.MIN_FREE_DISK).isEmpty()
        ? OptionalLong.empty() : OptionalLong.of(reader.size(Setting.MIN_FREE_DISK, 0));
    return new Configuration.Disk(
        floor, reader.size(Setting.UNFINISHED_UPLOADS), reader.size(Setting.EXPORT_DISK),
        reader.size(Setting.MEDIA_CACHE), reader.size(Setting.PROXY_CACHE), reader.size(Setting.SEGMENT_CACHE));
  }

  private static Optional<Duration> days(SettingsReader reader, Setting setting) {
    return reader.text(setting).map(_ -> Duration.ofDays(reader.number(setting, 1, 1, 36_500)));
  }

  private static Optional<DatabaseAddress> database(SettingsReader reader) {
    String user = reader.text(Setting.DATABASE_USER).orElse("");
    String password = reader.text(Setting.DATABASE_PASSWORD).orElse("");
    return reader
        .parsed(
            Setting.DATABASE_URL,
            "jdbc:postgresql://host/name or postgresql://user:password@host/name",
            DatabaseAddress::parse)
        .map(address -> address.orElse(user, password));
  }

  private static Configuration.Storage storage(SettingsReader reader, Path data) {
    String provider = reader.text(Setting.STORAGE).orElse(Setting.STORAGE.initial());
    Map<CloudRule.CloudKind, Map<String, String>> clouds = new EnumMap<>(CloudRule.CloudKind.class);
    for (CloudRule.CloudKind kind : CloudRule.CloudKind.values()) {
      clouds.put(kind, reader.withPrefix(Setting.PREFIX + kind.name() + "_"));
    }
    Map<String, String> common = new LinkedHashMap<>();
    common.put("root", data.resolve("media").toString());
    common.putAll(reader.withPrefix(Setting.STORAGE.variable() + "_"));
    List<CloudRule> elsewhere = new ArrayList<>();
    elsewhere.addAll(rules(reader, Setting.S3_BUCKETS, CloudRule.CloudKind.S3));
    elsewhere.addAll(rules(reader, Setting.AZURE_CONTAINERS, CloudRule.CloudKind.AZURE));
    return new Configuration.Storage(provider, common, clouds, elsewhere,
        reader.choice(Setting.MEDIA_DELIVERY, MediaStore.Delivery.class));
  }

  private static List<CloudRule> rules(SettingsReader reader, Setting setting, CloudRule.CloudKind kind) {
    return reader.list(setting, "names such as media, media/users/{user}, Name=media",
        text -> CloudRule.parse(kind, text));
  }

  private static Configuration.Models models(SettingsReader reader, Path data) {
    return new Configuration.Models(
        reader.path(Setting.MODELS).orElse(data.resolve("models")).toAbsolutePath().normalize(),
        reader.webAddress(Setting.MODELS_URL, "https://models.example/whisper.cpp"),
        reader.size(Setting.MODEL_LIMIT));
  }

  private static OutboundPolicy outbound(SettingsReader reader) {
    Set<String> hosts = new LinkedHashSet<>();
    List<Network> networks = new ArrayList<>();
    for (String entry : reader.list(Setting.OUTBOUND_ALLOW, "hosts and networks", text -> text)) {
      if (entry.matches("[0-9a-fA-F:.]+(/\\d+)?") && entry.matches(".*[.:].*")) {
        addNetwork(reader, entry, networks);
      } else {
        hosts.add(entry.toLowerCase(Locale.ROOT));
      }
    }
    Duration silence = Duration.ofSeconds(reader.number(Setting.OUTBOUND_TIMEOUT, 1, 3600));
    return new OutboundPolicy(hosts, networks, silence, reader.size(Setting.OUTBOUND_LIMIT));
  }

  private static void addNetwork(SettingsReader reader, String entry, List<Network> networks) {
    try {
      networks.add(Network.parse(entry));
    } catch (IllegalArgumentException wrong) {
      reader.problem(Setting.OUTBOUND_ALLOW, entry, "hosts and networks such as nas.lan, 192.168.1.0/24");
    }
  }

  private static Configuration.Workers workers(SettingsReader reader) {
    Map<Lane, Integer> processes = new LinkedHashMap<>();
    WorkerMemory machine = new WorkerMemory(ProcessMemory.ofMachine());
    processes.put(Lane.INTERACTIVE, reader.number(Setting.INTERACTIVE_WORKERS, machine.interactiveProcesses(), 0, 64));
    processes.put(Lane.RENDER, reader.number(Setting.RENDER_WORKERS, 0, 64));
    processes.put(Lane.TRANSCRIBE, reader.number(Setting.TRANSCRIBE_WORKERS, machine.transcribeProcesses(), 0, 64));
    int processors = Runtime.getRuntime().availableProcessors();
    Map<Lane, Long> memory = machine.budgets(processes);
    memory.compute(Lane.INTERACTIVE, (_, share) -> reader.size(Setting.INTERACTIVE_MEMORY, share));
    memory.compute(Lane.RENDER, (_, share) -> reader.size(Setting.RENDER_MEMORY, share));
    memory.compute(Lane.TRANSCRIBE, (_, share) -> reader.size(Setting.TRANSCRIBE_MEMORY, share));
    Map<Lane, Duration> limits = new EnumMap<>(Lane.class);
    limits.put(Lane.INTERACTIVE, Duration.ofSeconds(reader.number(Setting.INTERACTIVE_LIMIT, 1, 3600)));
    limits.put(Lane.RENDER, Duration.ofSeconds(reader.number(Setting.EXPORT_LIMIT, 1, 86_400)));
    limits.put(Lane.TRANSCRIBE, Duration.ofSeconds(reader.number(Setting.TRANSCRIBE_LIMIT, 1, 86_400)));
    return new Configuration.Workers(
        processes,
        reader.parsed(Setting.WORKER_USER, "the name of a user", ConfigurationReader::systemUser),
        reader.size(Setting.WORKER_HEAP, 1L << 30),
        reader.number(Setting.RENDER_THREADS, processors, 1, 256),
        reader.number(Setting.TRANSCRIBE_THREADS, processors, 1, 256),
        memory,
        reader.number(Setting.USER_JOBS, Math.max(2, processors), 1, 1000),
        limit(reader, Setting.USER_RENDERS, 10_000),
        limits,
        Duration.ofHours(reader.number(Setting.EXPORT_HOURS, 1, 10_000)),
        Duration.ofHours(reader.number(Setting.EXPORT_TIME, 1, 10_000)),
        Duration.ofMinutes(reader.number(Setting.PENDING_MINUTES, 1, 100_000)),
        Duration.ofSeconds(reader.number(Setting.DRAIN_SECONDS, 0, 172_800)));
  }
}
