package org.clipwright.configuration;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.account.TokenKey;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.JobDisk;
import org.clipwright.services.media.CloudKind;
import org.clipwright.services.media.CloudRule;
import org.clipwright.services.media.MediaAccess;
import org.clipwright.services.work.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All settings of a server or worker.
 *
 * @param listening where requests come in
 * @param data folder of the database, the media and the operator's plugins
 * @param database a PostgreSQL to use; empty for the built-in one
 * @param accounts how people sign in
 * @param requests how many requests a client may send
 * @param quotas what one user may have
 * @param storage which backend keeps the media
 * @param outbound where imports and webhooks may go
 * @param workers the processes that work for this server
 * @param models where the files of transcription models are
 * @param disk how much of the disk users may take
 * @param patience how long plugins may take
 * @param fidelity whose picture to make where the original engine's is wrong
 */
public record Configuration(
    Listening listening,
    Path data,
    Optional<DatabaseAddress> database,
    Accounts accounts,
    RequestThrottle.Rate requests,
    Quotas quotas,
    Storage storage,
    OutboundPolicy outbound,
    Workers workers,
    Models models,
    Disk disk,
    PluginPatience patience,
    Fidelity fidelity) {

  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

  /**
   * Where requests come in.
   *
   * @param host as the operator wrote it
   * @param address what it stands for
   * @param port 0 for any free one
   * @param publicUrl scheme and authority of links, when the operator fixed them
   * @param mediaOrigin scheme and authority of media, when they have ones of their own
   * @param allowedHosts further names of this server
   * @param trustedProxies networks whose forwarding headers are believed
   * @param corsOrigins origins of pages that may call the API
   * @param mediaAccess who may fetch media by their addresses
   * @param uploadLimitBytes largest file in a request
   */
  public record Listening(
      String host,
      InetAddress address,
      int port,
      Optional<URI> publicUrl,
      Optional<URI> mediaOrigin,
      Set<String> allowedHosts,
      List<String> trustedProxies,
      Set<String> corsOrigins,
      MediaAccess mediaAccess,
      long uploadLimitBytes) {

    /** The names of this machine and those that the operator adds. */
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>(allowedHosts);
      names.add(host);
      try {
        String machine = InetAddress.getLocalHost().getHostName();
        names.add(machine);
        names.add(machine.replaceFirst("\\..*", "") + ".local");
      } catch (UnknownHostException nameless) {
        LOG.info("This machine's host name does not resolve; use its addresses. reason=\"{}\"",
            nameless.getMessage());
      }
      return names;
    }

    /**
     * Whether only this machine can reach the server. A public address or a trusted proxy tells that something on this
     * machine hands requests of others on to it.
     */
    public boolean forThisMachineAlone() {
      return address.isLoopbackAddress() && publicUrl.isEmpty() && trustedProxies.isEmpty();
    }
  }

  /**
   * How people sign in.
   *
   * @param administratorPassword what the operator wants it to be
   * @param signInFailures of one account from one address, before more are refused for a while
   * @param tokenKey what API tokens are derived from; empty for the one of the data folder
   */
  public record Accounts(Optional<String> administratorPassword, int signInFailures, Optional<TokenKey> tokenKey) {}

  /**
   * Where the files of transcription models are.
   *
   * @param folder has a folder for each engine
   * @param source where they are fetched from; empty when they are not
   * @param limitBytes largest file
   */
  public record Models(Path folder, Optional<URI> source, long limitBytes) {}

  /**
   * Which backend keeps the media, and what else there is.
   *
   * @param provider name of the backend
   * @param settings its settings by lower-case name
   * @param clouds the settings of clouds
   * @param elsewhere which buckets and containers users may reach beside it
   */
  public record Storage(
      String provider,
      Map<String, String> settings,
      Map<CloudKind, Map<String, String>> clouds,
      List<CloudRule> elsewhere) {

    /** Whether a cloud's own variables in the environment may tell how to reach it. */
    public boolean needs(CloudKind kind) {
      return provider.equals(kind.storage()) || elsewhere.stream().anyMatch(rule -> rule.kind() == kind);
    }

    /** The settings that open a bucket or container of a cloud as a whole. */
    Map<String, String> opening(CloudKind kind, String name) {
      Map<String, String> whole = new LinkedHashMap<>(clouds.get(kind));
      whole.remove("prefix");
      whole.put(kind.setting(), name);
      return whole;
    }
  }

  /**
   * The processes that work for this server.
   *
   * @param processes how many for each lane
   * @param user who they run as; empty for the server's own
   * @param heapBytes largest Java heap of each
   * @param renderThreads threads of one export
   * @param transcribeThreads threads of one transcription
   * @param memory bytes that each may hold
   * @param userJobs jobs of a kind that one user has running at a time
   * @param limits how long the jobs of each lane may take
   * @param longestExport how long the film of an export may be
   * @param longestRendering how long rendering it may take
   */
  public record Workers(
      Map<Lane, Integer> processes,
      Optional<String> user,
      long heapBytes,
      int renderThreads,
      int transcribeThreads,
      Map<Lane, Long> memory,
      int userJobs,
      Map<Lane, Duration> limits,
      Duration longestExport,
      Duration longestRendering) {

    /** Java heap of a worker, which leaves room for pictures. */
    public long heapBytes(Lane lane) {
      return Math.min(heapBytes, memory.get(lane) / 2);
    }
  }

  /**
   * What one user may have; empty for as much as there is.
   *
   * @param storedBytes what all media of the user may take
   * @param exports that are not over
   * @param renderedADay how long the film may be that exports are asked for
   */
  public record Quotas(OptionalLong storedBytes, OptionalInt exports, Optional<Duration> renderedADay) {}

  /**
   * How much of the disk users may take.
   *
   * @param minFreeBytes what has to stay free; empty for the usual
   * @param unfinishedUploadBytes of one user
   * @param jobBytes that one job may write
   * @param segmentBytes of segments that no unfinished export needs
   */
  public record Disk(OptionalLong minFreeBytes, long unfinishedUploadBytes, long jobBytes, long segmentBytes) {}

  /** The same for a process that shares its media with users it does not trust with anything else. */
  public Configuration guardingMedia() {
    if (!storage.provider().equals(Setting.STORAGE.initial())) {
      return this;
    }
    Map<String, String> guarded = new LinkedHashMap<>(storage.settings());
    guarded.put("guarded", "true");
    Storage guardedStorage = new Storage(storage.provider(), guarded, storage.clouds(), storage.elsewhere());
    return new Configuration(listening, data, database, accounts, requests, quotas, guardedStorage, outbound, workers,
        models, disk, patience, fidelity);
  }

  /** What has to stay free on the disks of this server. */
  public DiskFloor diskFloor() {
    List<Path> folders = new ArrayList<>();
    folders.add(data);
    if (storage.provider().equals(Setting.STORAGE.initial())) {
      folders.add(Path.of(storage.settings().get("root")));
    }
    return DiskFloor.of(folders, disk.minFreeBytes());
  }

  /** Where jobs write, and how much. */
  public JobDisk jobDisk() {
    return new JobDisk(Scratch.in(data).folder(), disk.jobBytes(), diskFloor());
  }

  /**
   * Reads the settings.
   *
   * @param environment environment variables, flags of the command line already put in their places
   * @throws ConfigurationException with every problem there is
   */
  public static Configuration read(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    Path data = reader.path(Setting.DATA).orElse(Path.of("data")).toAbsolutePath().normalize();
    Configuration configuration =
        new Configuration(
            listening(reader),
            data,
            database(reader),
            accounts(reader),
            new RequestThrottle.Rate(
                reader.number(Setting.REQUEST_BURST, 20_000, 1, 100_000_000),
                    reader.number(Setting.REQUEST_RATE, 1000, 1, 1_000_000)),
            quotas(reader),
            storage(reader, data),
            outbound(reader),
            workers(reader),
            models(reader, data),
            disk(reader),
            PluginPatience.read(reader),
            reader.choice(Setting.FIDELITY, Fidelity.class, Fidelity.CORRECT));
    List<String> problems = new ArrayList<>(reader.problems());
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return configuration;
  }

  private static Listening listening(SettingsReader reader) {
    String host = reader.text(Setting.HOST).orElse(Setting.HOST.initial());
    return new Listening(
        host,
        reader.address(Setting.HOST, host),
        reader.number(Setting.PORT, 8080, 0, 65535),
        reader.origin(Setting.PUBLIC_URL),
        mediaOrigin(reader),
        new LinkedHashSet<>(reader.list(Setting.ALLOWED_HOSTS, "names such as video.lan, .video.example",
            Configuration::hostName)),
        reader.list(Setting.TRUSTED_PROXIES, "networks such as 10.0.0.0/8", network -> {
          Network.parse(network);
          return network;
        }),
        new LinkedHashSet<>(reader.list(Setting.CORS_ORIGINS, "origins such as https://editor.example", text -> text)),
        reader.choice(Setting.MEDIA_ACCESS, MediaAccess.class, MediaAccess.ANYONE),
        reader.size(Setting.UPLOAD_LIMIT));
  }

  private static Optional<URI> mediaOrigin(SettingsReader reader) {
    Optional<URI> origin = reader.origin(Setting.MEDIA_ORIGIN);
    if (origin.isPresent() && origin.equals(reader.origin(Setting.PUBLIC_URL))) {
      reader.problem(Setting.MEDIA_ORIGIN, origin.get().toString(),
          "another one than " + Setting.PUBLIC_URL.variable());
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

  private static Accounts accounts(SettingsReader reader) {
    return new Accounts(
        reader.text(Setting.ADMIN_PASSWORD),
        reader.number(Setting.SIGN_IN_FAILURES, 10, 1, 100_000),
        reader.parsed(
            Setting.TOKEN_KEY, "16 characters or more", text -> TokenKey.of(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static Quotas quotas(SettingsReader reader) {
    OptionalLong stored = reader.text(Setting.QUOTA_STORAGE).isEmpty()
        ? OptionalLong.empty() : OptionalLong.of(reader.size(Setting.QUOTA_STORAGE, 0));
    OptionalInt exports = reader.text(Setting.QUOTA_EXPORTS).isEmpty()
        ? OptionalInt.empty() : OptionalInt.of(reader.number(Setting.QUOTA_EXPORTS, 1, 1, 1_000_000));
    Optional<Duration> rendered = reader.text(Setting.QUOTA_RENDER_MINUTES)
        .map(_ -> Duration.ofMinutes(reader.number(Setting.QUOTA_RENDER_MINUTES, 1, 1, 10_000_000)));
    return new Quotas(stored, exports, rendered);
  }

  private static Disk disk(SettingsReader reader) {
    OptionalLong floor = reader.text(Setting.MIN_FREE_DISK).isEmpty()
        ? OptionalLong.empty() : OptionalLong.of(reader.size(Setting.MIN_FREE_DISK, 0));
    return new Disk(
        floor, reader.size(Setting.UNFINISHED_UPLOADS), reader.size(Setting.EXPORT_DISK),
        reader.size(Setting.SEGMENT_CACHE));
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

  private static Storage storage(SettingsReader reader, Path data) {
    String provider = reader.text(Setting.STORAGE).orElse(Setting.STORAGE.initial());
    Map<CloudKind, Map<String, String>> clouds = new EnumMap<>(CloudKind.class);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("root", data.resolve("media").toString());
    for (CloudKind kind : CloudKind.values()) {
      clouds.put(kind, reader.withPrefix("CLIPWRIGHT_" + kind.name() + "_"));
      if (provider.equals(kind.storage())) {
        settings.putAll(clouds.get(kind));
      }
    }
    settings.putAll(reader.withPrefix(Setting.STORAGE.variable() + "_"));
    List<CloudRule> elsewhere = new ArrayList<>();
    elsewhere.addAll(rules(reader, Setting.S3_BUCKETS, CloudKind.S3));
    elsewhere.addAll(rules(reader, Setting.AZURE_CONTAINERS, CloudKind.AZURE));
    return new Storage(provider, settings, clouds, elsewhere);
  }

  private static List<CloudRule> rules(SettingsReader reader, Setting setting, CloudKind kind) {
    return reader.list(setting, "names such as media, media/users/{user}, Name=media",
        text -> CloudRule.parse(kind, text));
  }

  private static Models models(SettingsReader reader, Path data) {
    return new Models(
        reader.path(Setting.MODELS).orElse(data.resolve("models")).toAbsolutePath().normalize(),
        reader.parsed(Setting.MODELS_URL, "an address such as https://models.example/whisper.cpp",
            Configuration::address),
        reader.size(Setting.MODEL_LIMIT));
  }

  private static URI address(String text) {
    URI address = URI.create(text);
    if (!List.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
      throw new IllegalArgumentException();
    }
    return address;
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
    Duration silence = Duration.ofSeconds(reader.number(Setting.OUTBOUND_TIMEOUT, 60, 1, 3600));
    return new OutboundPolicy(hosts, networks, silence, reader.size(Setting.OUTBOUND_LIMIT));
  }

  private static void addNetwork(SettingsReader reader, String entry, List<Network> networks) {
    try {
      networks.add(Network.parse(entry));
    } catch (IllegalArgumentException wrong) {
      reader.problem(Setting.OUTBOUND_ALLOW, entry, "hosts and networks such as nas.lan, 192.168.1.0/24");
    }
  }

  private static Workers workers(SettingsReader reader) {
    Map<Lane, Integer> processes = new LinkedHashMap<>();
    WorkerMemory machine = new WorkerMemory(ProcessMemory.ofMachine());
    processes.put(Lane.INTERACTIVE, reader.number(Setting.INTERACTIVE_WORKERS, machine.interactiveProcesses(), 0, 64));
    processes.put(Lane.RENDER, reader.number(Setting.RENDER_WORKERS, 1, 0, 64));
    processes.put(Lane.TRANSCRIBE, reader.number(Setting.TRANSCRIBE_WORKERS, machine.transcribeProcesses(), 0, 64));
    int processors = Runtime.getRuntime().availableProcessors();
    Map<Lane, Long> memory = machine.budgets(processes);
    memory.compute(Lane.INTERACTIVE, (_, share) -> reader.size(Setting.INTERACTIVE_MEMORY, share));
    memory.compute(Lane.RENDER, (_, share) -> reader.size(Setting.RENDER_MEMORY, share));
    memory.compute(Lane.TRANSCRIBE, (_, share) -> reader.size(Setting.TRANSCRIBE_MEMORY, share));
    Map<Lane, Duration> limits = new EnumMap<>(Lane.class);
    limits.put(Lane.INTERACTIVE, Duration.ofSeconds(reader.number(Setting.INTERACTIVE_LIMIT, 30, 1, 3600)));
    limits.put(Lane.RENDER, Duration.ofSeconds(reader.number(Setting.EXPORT_LIMIT, 600, 1, 86_400)));
    limits.put(Lane.TRANSCRIBE, Duration.ofSeconds(reader.number(Setting.TRANSCRIBE_LIMIT, 600, 1, 86_400)));
    return new Workers(
        processes,
        reader.parsed(Setting.WORKER_USER, "the name of a user", Configuration::systemUser),
        reader.size(Setting.WORKER_HEAP, 1L << 30),
        reader.number(Setting.RENDER_THREADS, processors, 1, 256),
        reader.number(Setting.TRANSCRIBE_THREADS, processors, 1, 256),
        memory,
        reader.number(Setting.USER_JOBS, Math.max(2, processors), 1, 1000),
        limits,
        Duration.ofHours(reader.number(Setting.EXPORT_HOURS, 24, 1, 10_000)),
        Duration.ofHours(reader.number(Setting.EXPORT_TIME, 48, 1, 10_000)));
  }
}
