package org.clipwright.configuration;

import java.util.OptionalLong;
import org.clipwright.db.AuditTable;
import org.clipwright.db.ClipTable;
import org.clipwright.db.Database;
import org.clipwright.db.DatabaseExportQueue;
import org.clipwright.db.DatabaseJobQueue;
import org.clipwright.db.DatabaseNotices;
import org.clipwright.db.DatabaseStorageOverview;
import org.clipwright.db.DatabaseWorkOverview;
import org.clipwright.db.EffectTable;
import org.clipwright.db.ExportTable;
import org.clipwright.db.FileTable;
import org.clipwright.db.IdempotencyTable;
import org.clipwright.db.PartTable;
import org.clipwright.db.ProjectTable;
import org.clipwright.db.RenderUsageTable;
import org.clipwright.db.RetentionTable;
import org.clipwright.db.SegmentTable;
import org.clipwright.db.TranscriptionTable;
import org.clipwright.db.UserTable;
import org.clipwright.db.WebhookDeliveryTable;
import org.clipwright.db.WebhookSecretTable;
import org.clipwright.db.WorkCountTable;
import org.clipwright.db.WorkTable;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.export.WebhookSecrets;
import org.clipwright.services.idempotency.KeptAnswers;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.retention.StorageOverview;
import org.clipwright.services.segment.PartRepository;
import org.clipwright.services.segment.SegmentRepository;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.WorkCounts;
import org.clipwright.services.work.WorkOverview;
import org.clipwright.services.work.WorkRepository;

/** The foundations of servers and workers: the database with its repositories, the stored media, and the plugins. */
public final class PlatformBackends implements AutoCloseable {

  private final Database database;
  private final DatabaseNotices notices;
  private final PluginCatalog plugins;
  private final WatchedStorage storage;
  private final MediaStore media;

  private PlatformBackends(
      Database database, DatabaseNotices notices, PluginCatalog plugins, WatchedStorage storage, CloudPlaces elsewhere,
      DiskFloor floor, MediaStore.Delivery delivery, OptionalLong mostOfOneUser) {
    this.database = database;
    this.notices = notices;
    this.plugins = plugins;
    this.storage = storage;
    this.media = new MediaStore(storage, elsewhere, floor, delivery, mostOfOneUser,
        owner -> new ProjectTable(database).ids(owner, OwnedRepository.Filter.ALL));
  }

  /** What to do about the database's tables. */
  public enum Tables {
    BROUGHT_UP_TO_DATE(InstalledPlugins.Telling.EACH),
    /** They have just been migrated; checking again would take a second. */
    KEPT(InstalledPlugins.Telling.NOTHING);

    private final InstalledPlugins.Telling telling;

    Tables(InstalledPlugins.Telling telling) {
      this.telling = telling;
    }
  }

  /**
   * Loads the plugins, opens the storage and connects.
   *
   * @param connections the most database connections at a time
   * @throws CommandException when the configured storage is not installed or does not open
   */
  public static PlatformBackends open(
      Configuration configuration, Database.Address address, Tables tables, int connections) {
    PluginCatalog plugins =
        InstalledPlugins.of(configuration.data(), configuration.pluginTimeouts().loading()).load(tables.telling);
    WatchedStorage storage = new WatchedStorage(storage(configuration.storage(), plugins));
    Database database =
        switch (tables) {
          case BROUGHT_UP_TO_DATE -> Database.open(address, connections);
          case KEPT -> Database.connectTo(address, connections);
        };
    try {
      return new PlatformBackends(
          database, DatabaseNotices.start(database), plugins, storage, elsewhere(configuration, plugins),
          configuration.diskFloor(), configuration.storage().delivery(), configuration.quotas().storedBytes());
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  /**
   * Opens a storage.
   *
   * @throws CommandException when it is not installed or does not open
   */
  public static StorageProvider storage(Configuration.Storage wanted, PluginCatalog plugins) {
    try {
      return plugins
          .storage(wanted.provider())
          .map(factory -> factory.open(wanted.settings()))
          .orElseThrow(() -> new CommandException(
              "There is no storage \"" + wanted.provider() + "\"; " + Setting.STORAGE.variable() + " can be one of "
                  + String.join(", ", plugins.storageNames()) + "."));
    } catch (StorageException failure) {
      throw new CommandException("The storage \"" + wanted.provider() + "\" cannot be used: " + failure.getMessage());
    }
  }

  private static CloudPlaces elsewhere(Configuration configuration, PluginCatalog plugins) {
    Configuration.Storage settings = configuration.storage();
    return new CloudPlaces(settings.elsewhere(), configuration.outbound().limitBytes(), (kind, name) -> plugins
        .storage(kind.storage())
        .orElseThrow(() -> new StorageException(
            StorageException.Reason.UNAVAILABLE, "The storage plugin \"" + kind.storage() + "\" is not installed."))
        .open(settings.opening(kind, name)));
  }

  public Database database() {
    return database;
  }

  public DatabaseNotices notices() {
    return notices;
  }

  public PluginCatalog plugins() {
    return plugins;
  }

  /** Reports storage calls to a listener from now on. */
  public void watchStorage(StorageCalls calls) {
    storage.tell(calls);
  }

  public MediaStore media() {
    return media;
  }

  public JobQueue queue() {
    return new DatabaseJobQueue(database);
  }

  public UserRepository users() {
    return new UserTable(database);
  }

  public AuditLog audit() {
    return new AuditTable(database);
  }

  public RenderUsageTable renderUsage() {
    return new RenderUsageTable(database);
  }

  public ProjectRepository projects() {
    return new ProjectTable(database);
  }

  public OwnedRepository<ProjectFile> files() {
    return new FileTable(database);
  }

  public OwnedRepository<ProjectClip> clips() {
    return new ClipTable(database);
  }

  public OwnedRepository<ProjectEffect> effects() {
    return new EffectTable(database);
  }

  public ExportRepository exports() {
    return new ExportTable(database);
  }

  public SegmentRepository segments() {
    return new SegmentTable(database);
  }

  public PartRepository parts() {
    return new PartTable(database);
  }

  public WebhookLog webhooks() {
    return new WebhookDeliveryTable(database);
  }

  public KeptAnswers keptAnswers() {
    return new IdempotencyTable(database);
  }

  public WebhookSecrets webhookSecrets() {
    return new WebhookSecretTable(database);
  }

  public TranscriptionRepository transcriptions() {
    return new TranscriptionTable(database);
  }

  /** The models of the loaded transcription engines. */
  public SpeechModels speechModels(Configuration.Models models) {
    return new SpeechModels(plugins::transcriptionEngines, new ModelFolder(models));
  }

  public WorkRepository work() {
    return new WorkTable(database, notices);
  }

  public RetentionTable retention() {
    return new RetentionTable(database);
  }

  public WorkCounts counts() {
    return new WorkCountTable(database);
  }

  public ExportQueue exportQueue() {
    return new DatabaseExportQueue(database);
  }

  public WorkOverview overview() {
    return new DatabaseWorkOverview(database);
  }

  public StorageOverview storageOverview() {
    return new DatabaseStorageOverview(database);
  }

  public Representation representation() {
    return new Representation(plugins::effects);
  }

  @Override
  public void close() {
    notices.close();
    database.close();
    media.elsewhere().close();
    storage.close();
  }
}
