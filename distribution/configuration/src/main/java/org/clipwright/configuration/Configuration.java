package org.clipwright.configuration;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.clipwright.services.media.CloudRule;
import org.clipwright.services.media.MediaAccess;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.retention.RetentionRules;
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
 * @param quotas the limits for one user
 * @param storage which backend keeps the media
 * @param outbound where imports and webhooks may go
 * @param workers the processes that work for this server
 * @param models where the files of transcription models are
 * @param disk how much of the disk users may take
 * @param retention how long media are kept
 * @param pluginTimeouts how long plugins may take
 * @param fidelity whose picture to reproduce where the original engine's is wrong
 * @param traces where traces go; empty for none
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
    RetentionRules retention,
    PluginTimeouts pluginTimeouts,
    Fidelity fidelity,
    Optional<TraceSettings> traces) {

  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

  /**
   * Where requests come in.
   *
   * @param host the host as the operator wrote it
   * @param address the address it resolves to
   * @param port 0 for any free one
   * @param tls the HTTPS settings; empty for plain HTTP
   * @param publicUrl scheme and authority of links, if the operator set them
   * @param mediaOrigin scheme and authority of media, if different
   * @param allowedHosts further names of this server
   * @param trustedProxies networks whose forwarding headers are trusted
   * @param corsOrigins origins of pages that may call the API
   * @param mediaAccess who may fetch media by their addresses
   * @param metricsAccess who may read the metrics
   * @param uploadLimitBytes largest file in a request
   */
  public record Listening(
      String host,
      InetAddress address,
      int port,
      Optional<TlsSettings> tls,
      Optional<URI> publicUrl,
      Optional<URI> mediaOrigin,
      Set<String> allowedHosts,
      List<String> trustedProxies,
      Set<String> corsOrigins,
      MediaAccess mediaAccess,
      MetricsAccess metricsAccess,
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
     * Whether only this machine can reach the server. A public address or a trusted proxy implies that something on
     * this machine forwards other machines' requests to it.
     */
    public boolean forThisMachineAlone() {
      return address.isLoopbackAddress() && publicUrl.isEmpty() && trustedProxies.isEmpty();
    }
  }

  /**
   * How people sign in.
   *
   * @param administratorPassword the password set by the operator
   * @param signInFailures failures per account and address before further attempts are rejected for a while
   * @param addressLife how long signed addresses last; zero if none are to be signed
   * @param tokenKey the key that API tokens are derived from; empty for the one in the data folder
   */
  public record Accounts(
      Optional<String> administratorPassword, int signInFailures, Duration addressLife, Optional<TokenKey> tokenKey) {}

  /**
   * Where the files of transcription models are.
   *
   * @param folder the folder, with a subfolder for each engine
   * @param source where they are fetched from; empty when they are not
   * @param limitBytes the largest file allowed
   */
  public record Models(Path folder, Optional<URI> source, long limitBytes) {}

  /**
   * The backend that keeps the media, and other storages that users may reach.
   *
   * @param provider name of the backend
   * @param common the settings of every backend by lower-case name, which override those of clouds
   * @param clouds the settings of clouds
   * @param elsewhere the other buckets and containers that users may reach
   * @param delivery how media are delivered to clients
   */
  public record Storage(
      String provider,
      Map<String, String> common,
      Map<CloudRule.CloudKind, Map<String, String>> clouds,
      List<CloudRule> elsewhere,
      MediaStore.Delivery delivery) {

    /** The backend's settings by lower-case name. */
    public Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      for (CloudRule.CloudKind kind : CloudRule.CloudKind.values()) {
        if (provider.equals(kind.storage())) {
          settings.putAll(clouds.get(kind));
        }
      }
      settings.putAll(common);
      return settings;
    }

    /** The same with another backend. */
    public Storage of(String other) {
      return new Storage(other, common, clouds, elsewhere, delivery);
    }

    /** Whether a cloud's own environment variables may configure access to it. */
    public boolean needs(CloudRule.CloudKind kind) {
      return provider.equals(kind.storage()) || elsewhere.stream().anyMatch(rule -> rule.kind() == kind);
    }

    /** The settings that open a bucket or container of a cloud as a whole. */
    Map<String, String> opening(CloudRule.CloudKind kind, String name) {
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
   * @param user the user they run as; empty for the server's own
   * @param heapBytes the largest Java heap of each
   * @param renderThreads threads of one export
   * @param transcribeThreads threads of one transcription
   * @param memory the bytes that each may hold
   * @param userJobs how many jobs of a kind one user may have running at a time
   * @param userRenders how many render workers may work for one user at a time; empty for no limit
   * @param limits how long the jobs of each lane may take
   * @param longestExport how long the film of an export may be
   * @param longestRendering how long rendering it may take
   * @param longestPending how long an export may wait while nothing is done for its owner
   * @param drain how long one that is asked to stop may continue its jobs
   */
  public record Workers(
      Map<Lane, Integer> processes,
      Optional<String> user,
      long heapBytes,
      int renderThreads,
      int transcribeThreads,
      Map<Lane, Long> memory,
      int userJobs,
      OptionalInt userRenders,
      Map<Lane, Duration> limits,
      Duration longestExport,
      Duration longestRendering,
      Duration longestPending,
      Duration drain) {

    /** Java heap of a worker, which leaves room for pictures. */
    public long heapBytes(Lane lane) {
      return Math.min(heapBytes, memory.get(lane) / 2);
    }
  }

  /**
   * The limits for one user; empty for no limit.
   *
   * @param storedBytes the most bytes that all media of the user may take
   * @param exports the most unfinished exports
   * @param renderedADay the most film that exports may be requested for per day
   */
  public record Quotas(OptionalLong storedBytes, OptionalInt exports, Optional<Duration> renderedADay) {}

  /**
   * How much of the disk users may take.
   *
   * @param minFreeBytes the space that must stay free; empty for the default
   * @param unfinishedUploadBytes the most for one user's unfinished uploads
   * @param jobBytes the most that one job may write
   * @param mediaCacheBytes the most for copies of stored media that no job uses
   * @param proxyBytes the most for small copies of films; 0 for none
   * @param segmentBytes the most for segments that no unfinished export needs
   */
  public record Disk(OptionalLong minFreeBytes, long unfinishedUploadBytes, long jobBytes, long mediaCacheBytes,
      long proxyBytes, long segmentBytes) {}

  /** The same for a process that shares its media with users it does not trust with anything else. */
  public Configuration guardingMedia() {
    if (!storage.provider().equals(Setting.STORAGE.initial())) {
      return this;
    }
    Map<String, String> guarded = new LinkedHashMap<>(storage.common());
    guarded.put("guarded", "true");
    Storage guardedStorage = new Storage(
        storage.provider(), guarded, storage.clouds(), storage.elsewhere(), storage.delivery());
    return new Configuration(listening, data, database, accounts, requests, quotas, guardedStorage, outbound, workers,
        models, disk, retention, pluginTimeouts, fidelity, traces);
  }

  /** The free-space floor of this server's disks. */
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
   * @param environment environment variables, with command-line flags already applied
   * @throws ConfigurationException with every problem
   */
  public static Configuration read(Map<String, String> environment) {
    return new SettingsReader(environment).whole(ConfigurationReader::read);
  }
}
