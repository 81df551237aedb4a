package org.clipwright.configuration;

import java.util.List;

/** Everything an operator can set by an environment variable; the reference page is generated from this table. */
public enum Setting {
  HOST(
      "127.0.0.1",
      "Address to listen on. The demo login works only on a loopback address, and only if neither a public URL nor"
          + " trusted proxies are set. Flag `--host`."),
  PORT("8080", "Port to listen on; 0 for any free port. Flag `--port`."),
  DATA("`data` beside the launcher", "Folder for the database, the media and your plugins. Flag `--data`."),
  TLS_CERTIFICATE(
      "",
      "PEM file with the server's certificate, followed by its intermediate certificates. If set, the server speaks"
          + " only HTTPS at its port: HTTP/2 and HTTP/1.1, over TLS 1.3 and 1.2. The file is read again when it"
          + " changes. `self-signed` generates a certificate in the data folder, for testing. Flag"
          + " `--tls-self-signed`."),
  TLS_KEY(
      "in the certificate's file",
      "PEM file with the private key of that certificate, not encrypted, readable only by the server's user."),
  TLS_REDIRECT_PORT(
      "", "A port for plain HTTP, such as `80`, that redirects every request to HTTPS."),
  TLS_HSTS_DAYS(
      "30",
      "For how many days browsers are told to use only HTTPS for this host name, at all of its ports"
          + " (`Strict-Transport-Security`); 0 for not at all. Never sent with a `self-signed` certificate."),
  PUBLIC_URL("", "Scheme and authority for links in answers and webhooks. If not set, links use those of each"
      + " request."),
  ALLOWED_HOSTS(
      "",
      "Additional host names that the server answers to, separated by commas, such as `video.lan, .video.example`"
          + " (the latter includes all subdomains); `*` for any. IP addresses, `localhost`, this machine's name and"
          + " the hosts of the public URL and the media origin are always accepted. Requests for any other name get"
          + " 400."),
  MEDIA_ORIGIN(
      "",
      "Scheme and authority, such as `https://media.example`, where only media are served; a proxy must forward it"
          + " to this server and keep its `Host`. If not set, media are served at the same address as the API."),
  TRUSTED_PROXIES("", "Networks, separated by commas, whose `X-Forwarded-Proto`, `X-Forwarded-Host` and"
      + " `X-Forwarded-For` headers are trusted."),
  CORS_ORIGINS(
      "",
      "Origins of web pages that may call the API, separated by commas, even with a name and password that the"
          + " browser remembers; `*` for all, which trusts every page that a user opens. Requests from pages of"
          + " other origins that would change something are refused."),
  MEDIA_ACCESS(
      "anyone",
      "Who may fetch media by address: `anyone` who knows or guesses it, which clients of OpenShot Cloud rely on, or"
          + " only the `owner`, to keep media private."),
  MEDIA_DELIVERY(
      "proxy",
      "`redirect` sends clients that fetch media to the storage itself, by a link that is valid for an hour, if the"
          + " storage can sign links, as S3 and Azure can. With `proxy`, the server passes the media on."),
  METRICS_ACCESS(
      "local",
      "Who may read `/metrics`: `local` for staff and for programs on this machine that ask without a proxy in between,"
          + " `staff`, `anyone`, or `nobody` for no metrics at all."),
  UPLOAD_LIMIT("64GB", "Largest file that may be uploaded."),
  UNFINISHED_UPLOADS(
      "64GB",
      "Total size of one user's unfinished uploads; never more than half of the free space on the data folder's"
          + " disk. Uploads that receive nothing for 24 hours are removed."),
  MIN_FREE_DISK(
      "1GB, or a twentieth of the disk if that is less",
      "Space to keep free on the disks of the data folder and of the `local` storage. Uploads, imports, copies and"
          + " exports that would use it are refused."),
  EXPORT_DISK(
      "64GB",
      "Disk space that one job may use, including unfinished output. A job that uses more is stopped within seconds"
          + " and fails with a message."),
  QUOTA_STORAGE(
      "",
      "Total size of one user's media, including the output of exports, such as `50GB`; more is refused with 403. If"
          + " not set, there is no limit. With a limit, each upload first adds up what is stored."),
  QUOTA_EXPORTS(
      "",
      "Number of one user's exports that may wait or run at the same time; more are refused with 429. If not set,"
          + " there is no limit."),
  QUOTA_RENDER_MINUTES(
      "",
      "Minutes of video that one user may export per day (UTC); more are refused with 429. If not set, there is no"
          + " limit."),
  MEDIA_CACHE(
      "20GB",
      "Space on each machine for copies of media that are stored on S3, Azure or a plugin's storage, which its workers"
          + " share. The least recently used are removed first, and earlier if the disk runs short, but never those"
          + " that a running job uses."),
  PROXY_CACHE(
      "5GB",
      "Space on each machine for proxies: small copies of videos that somebody looks at, which workers make while they"
          + " have nothing else to do, so that previews, frames and thumbnails appear sooner. The least recently used"
          + " are removed first. With 0, none are made."),
  SEGMENT_CACHE(
      "10GB",
      "Storage for segments of exports, which later exports reuse instead of rendering them again. The least"
          + " recently used are removed first, but never those that an unfinished export needs."),
  KEEP_EXPORTS(
      "",
      "Days after which an export that has ended is deleted together with its output. If not set, exports are kept"
          + " until their owner deletes them."),
  KEEP_UNUSED_FILES(
      "",
      "Days after which a file is deleted that has not changed, that no clip shows, and that no clip, effect or"
          + " project of its owner names, for example as a mask. If not set, unused files are kept."),
  KEEP_SEGMENTS(
      "",
      "Days after which a segment that no export has used is deleted. If not set, only `CLIPWRIGHT_SEGMENT_CACHE`"
          + " limits them."),
  SIGN_IN_FAILURES(
      "10",
      "Wrong passwords allowed for one account from one address within five minutes; further attempts get 429. Five"
          + " times as many are allowed from one address for all accounts, and ten times as many for one account"
          + " within an hour."),
  REQUEST_BURST(
      "20000",
      "Requests that one user may send in a burst; the same applies to each address for clients that have not signed"
          + " in. Further requests get 429 and `Retry-After`. Each GraphQL operation on a WebSocket counts."),
  REQUEST_RATE("1000", "Requests per second that one user, or one address without signing in, may send on average."),
  SIGNED_HOURS(
      "24",
      "Hours for which the signed addresses of pictures and downloads in the graph may be read without credentials, and"
          + " at least half as many. With 0, none are signed."),
  TOKEN_KEY(
      "`token.key` in the data folder, generated at the first start",
      "Secret of at least 16 characters from which API tokens are derived. Servers that share a database need the"
          + " same one."),
  ADMIN_PASSWORD(
      "", "Password of the account `cloud-admin`, which the first start creates. If not set, one is generated and"
          + " printed once."),
  DATABASE_URL(
      "",
      "A PostgreSQL to use instead of the built-in one: `jdbc:postgresql://host/name` or"
          + " `postgresql://user:password@host/name`."),
  DATABASE_USER("", "User for that database, unless the address contains one."),
  DATABASE_PASSWORD("", "Password for that database, unless the address contains one."),
  STORAGE("local", "Name of the storage plugin that keeps the media."),
  STORAGE_ROOT("`media` in the data folder", "Folder of the `local` storage."),
  STORAGE_GROUP(
      "",
      "System group whose members may read and write the files of the `local` storage. If not set, only the server's"
          + " own user can."),
  S3_BUCKETS(
      "",
      "S3 buckets that files may be imported from and exports uploaded to, separated by commas: `media`,"
          + " `media/users/{user}` for a prefix with the user's account number, or `Name=media` for a bucket that"
          + " requests call by another name. All users share the server's credentials. `CLIPWRIGHT_S3_REGION`,"
          + " `_ENDPOINT`, `_ACCESS_KEY`, `_SECRET_KEY` and [other settings](../guide/cloud-storage.md) configure"
          + " the connection."),
  AZURE_CONTAINERS(
      "",
      "Azure Blob Storage containers, in the same form. `CLIPWRIGHT_AZURE_CONNECTION_STRING` and [other"
          + " settings](../guide/cloud-storage.md) configure the connection."),
  OUTBOUND_ALLOW(
      "",
      "Private hosts and networks that imports and webhooks may connect to, separated by commas, such as `nas.lan,"
          + " 192.168.1.0/24`."),
  OUTBOUND_TIMEOUT("60", "Seconds after which an import or webhook that receives no data is abandoned."),
  OUTBOUND_LIMIT("64GB", "Largest file that may be imported from an address, a bucket or a container."),
  INTERACTIVE_WORKERS(
      "2; 1 on a machine with less than 1.9 GB",
      "Processes for probing, thumbnails and other work that a caller waits for; 0 for none on this machine. With"
          + " two, a user whose file crashes one never stops the work of others."),
  RENDER_WORKERS("1", "Processes for exports; 0 for none on this machine."),
  TRANSCRIBE_WORKERS("1; 0 on a machine with less than 1.6 GB", "Processes for transcribing; 0 for none on this"
      + " machine."),
  WORKER_USER(
      "",
      "System user that workers run as, such as `clipwright-worker`. If not set, they run as the server's own user."
          + " The server must be allowed to start programs as another user, for example as root"
          + " ([details](../security.md#workers-of-a-user-of-their-own))."),
  WORKER_HEAP(
      "1GB, or half a worker's memory if that is less",
      "Java heap of each worker; pictures are kept outside the heap."),
  RENDER_THREADS("number of processors", "Threads per export."),
  INTERACTIVE_MEMORY(
      "a share of the machine's memory",
      "Memory of each interactive process, including Java heap and pictures. A process that uses more is stopped"
          + " within two seconds, and its work fails with a message. Linux only."),
  RENDER_MEMORY(
      "a share of the machine's memory",
      "The same for each render process. If the memory is nearly used up while a plugin's effect is running, the"
          + " export fails. Commands such as `render` may use three quarters of the machine's memory."),
  TRANSCRIBE_MEMORY("a share of the machine's memory", "The same for each transcribe process, including its model."),
  TRANSCRIBE_THREADS("number of processors", "Threads per transcription."),
  TRANSCRIBE_LIMIT("600",
      "Seconds without progress (a piece of sound, or data of a model being downloaded) after which a transcription"
          + " fails."),
  MODELS(
      "`models` in the data folder",
      "Folder for the files of transcription models, with one subfolder per engine. Workers on other machines need"
          + " the same files."),
  MODELS_URL(
      "",
      "Base address from which model files are downloaded when they are first requested:"
          + " `https://models.example/whisper.cpp` for `https://models.example/whisper.cpp/ggml-base.bin`. If not"
          + " set, put the files into the folder yourself."),
  MODEL_LIMIT("8GB", "Largest model file."),
  USER_JOBS(
      "number of processors, but at least 2",
      "Jobs of each kind that one user may have running at the same time in the interactive lane; further jobs wait"
          + " their turn."),
  USER_RENDERS(
      "",
      "Render workers that may work for one user at the same time, on all machines together. If not set, a user who is"
          + " alone has them all; users take turns in any case."),
  INTERACTIVE_LIMIT("30", "Seconds that a worker may spend on work that a caller waits for."),
  EXPORT_HOURS("24", "Maximum length of an export, in hours; longer ones are refused when they are requested."),
  EXPORT_TIME(
      "48",
      "Hours that render workers may spend on one export, in all its segments together. An export that takes longer"
          + " fails, so that it cannot occupy a render worker forever."),
  PENDING_MINUTES(
      "45",
      "Minutes that an export may wait while no render worker does anything for its owner. It then fails, and is"
          + " enqueued once more; the second time, it stays failed."),
  EXPORT_LIMIT("600", "Seconds without progress (a frame, or data read or stored) after which an export fails."),
  DRAIN_SECONDS(
      "0",
      "Seconds that a `clipwright worker` that is asked to stop may take to finish its jobs, while it takes no new"
          + " ones. Jobs that are still running then go back to the queue, where other workers take them. A second"
          + " signal stops at once. Workers that `serve` starts never wait."),
  EFFECT_LIMIT("120", "Seconds that an effect may take for a frame, or to open or close; if it takes longer, the"
      + " export fails."),
  PLUGIN_LIMIT("20", "Seconds that one of your plugins may take to declare what it provides; one that takes longer"
      + " is skipped."),
  FIDELITY("correct", "`original` reproduces the output of the original engine's newest known version even where it"
      + " is plainly wrong; `original-0.5` reproduces that of version 0.5."),
  TRACES_URL(
      "",
      "Where traces are sent by OTLP over HTTP, such as `http://collector:4318/v1/traces`. If not set, none are"
          + " recorded."),
  TRACES_HEADERS(
      "", "Headers for that address, separated by commas, such as `Authorization=Bearer abc`."),
  TRACES_SHARE(
      "1",
      "Fraction of requests whose traces are recorded, from 0 to 1. Requests that belong to a trace of their client"
          + " are recorded if that one is."),
  LOG_FORMAT(
      "text",
      "`json` writes each log line as a JSON object with `time`, `level`, `logger`, `thread`, `message` and, if there"
          + " are any, `request`, `job` and `exception`."),
  LOG_LEVEL("INFO for `serve` and `worker`, else WARN", "`ERROR`, `WARN`, `INFO` or `DEBUG`."),
  CACHE("`clipwright` in the user's cache folder", "Folder for unpacked native libraries."),
  JAVA_HOME("detected automatically", "JDK 25 or newer to run on."),
  JAVA_OPTIONS("", "Additional options for every Java process, separated by spaces.");

  /** What the name of every setting's variable begins with. */
  public static final String PREFIX = "CLIPWRIGHT_";

  private static final List<Setting> SECRETS =
      List.of(TOKEN_KEY, ADMIN_PASSWORD, DATABASE_PASSWORD, DATABASE_URL, TRACES_HEADERS);

  private final String initial;
  private final String meaning;

  Setting(String initial, String meaning) {
    this.initial = initial;
    this.meaning = meaning;
  }

  /** The environment variable. */
  public String variable() {
    return PREFIX + name();
  }

  /** The default value, or a description of it; empty for none. */
  String initial() {
    return initial;
  }

  /** What it does, for the reference page. */
  String meaning() {
    return meaning;
  }

  /**
   * Whether its value must not be shown; such a setting may also be given as a file, by the variable with
   * {@code _FILE}.
   */
  boolean secret() {
    return SECRETS.contains(this);
  }
}
