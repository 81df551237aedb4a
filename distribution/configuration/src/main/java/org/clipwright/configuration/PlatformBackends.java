package org.clipwright.configuration;

import java.util.OptionalLong;
import org.clipwright.db.AuditTable;
import org.clipwright.db.ClipTable;
import org.clipwright.db.Database;
import org.clipwright.db.DatabaseJobQueue;
import org.clipwright.db.DatabaseNotices;
import org.clipwright.db.DatabaseWorkOverview;
import org.clipwright.db.EffectTable;
import org.clipwright.db.ExportTable;
import org.clipwright.db.FileTable;
import org.clipwright.db.ProjectTable;
import org.clipwright.db.RenderUsageTable;
import org.clipwright.db.SegmentTable;
import org.clipwright.db.TranscriptionTable;
import org.clipwright.db.UserTable;
import org.clipwright.db.WebhookDeliveryTable;
import org.clipwright.db.WorkTable;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.ClipRepository;
import org.clipwright.services.resource.EffectRepository;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.FileRepository;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.segment.SegmentRepository;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.WorkOverview;
import org.clipwright.services.work.WorkRepository;

/** What servers and workers stand on: the database with its repositories, the stored media, and the plugins. */
public final class PlatformBackends implements AutoCloseable {

  private final Database database;
  private final DatabaseNotices notices;
  private final PluginCatalog plugins;
  private final StorageProvider storage;
  private final MediaStore media;

  private PlatformBackends(
      Database database, DatabaseNotices notices, PluginCatalog plugins, StorageProvider storage, CloudPlaces elsewhere,
      DiskFloor floor, OptionalLong mostOfOneUser) {
    this.database = database;
    this.notices = notices;
    this.plugins = plugins;
    this.storage = storage;
    this.media = new MediaStore(storage, elsewhere, floor, mostOfOneUser,
        owner -> new ProjectTable(database).ids(owner, OwnedRepository.Filter.ALL));
  }

  /** What to do about the database's tables. */
  public enum Tables {
    BROUGHT_UP_TO_DATE(InstalledPlugins.Telling.EACH),
    /** Somebody has just brought them up to date; looking again would take a second. */
    KEPT(InstalledPlugins.Telling.NOTHING);

    private final InstalledPlugins.Telling telling;

    Tables(InstalledPlugins.Telling telling) {
      this.telling = telling;
    }
  }

  /**
   * Loads the plugins, opens the storage and connects.
   *
   * @param connections most connections to the database at a time
   * @throws CommandException when the wanted storage is not there or does not open
   */
  public static PlatformBackends open(
      Configuration configuration, Database.Address address, Tables tables, int connections) {
    PluginCatalog plugins =
        InstalledPlugins.of(configuration.data(), configuration.patience().loading()).load(tables.telling);
    StorageProvider storage = storage(configuration.storage(), plugins);
    Database database =
        switch (tables) {
          case BROUGHT_UP_TO_DATE -> Database.open(address, connections);
          case KEPT -> Database.connectTo(address, connections);
        };
    try {
      return new PlatformBackends(
          database, DatabaseNotices.start(database), plugins, storage, elsewhere(configuration, plugins),
          configuration.diskFloor(), configuration.quotas().storedBytes());
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private static StorageProvider storage(Configuration.Storage wanted, PluginCatalog plugins) {
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
    return new CloudPlaces(settings.elsewhere(), (kind, name) -> plugins
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

  public FileRepository files() {
    return new FileTable(database);
  }

  public ClipRepository clips() {
    return new ClipTable(database);
  }

  public EffectRepository effects() {
    return new EffectTable(database);
  }

  public ExportRepository exports() {
    return new ExportTable(database);
  }

  public SegmentRepository segments() {
    return new SegmentTable(database);
  }

  public WebhookLog webhooks() {
    return new WebhookDeliveryTable(database);
  }

  public TranscriptionRepository transcriptions() {
    return new TranscriptionTable(database);
  }

  /** The models of the transcription engines that are loaded. */
  public SpeechModels speechModels(Configuration.Models models) {
    return new SpeechModels(plugins::transcriptionEngines, new ModelFolder(models));
  }

  public WorkRepository work() {
    return new WorkTable(database, notices);
  }

  public WorkOverview overview() {
    return new DatabaseWorkOverview(database);
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
