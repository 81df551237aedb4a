package org.clipwright.configuration;

import java.util.List;

/** Everything an operator can set by an environment variable; the reference page is made from this table. */
public enum Setting {
  HOST(
      "127.0.0.1",
      "Address to listen on. The demo login works only on a loopback address, while neither a public URL nor trusted"
          + " proxies are set. Flag `--host`."),
  PORT("8080", "Port to listen on; 0 takes any free one. Flag `--port`."),
  DATA("`data` beside the launcher", "Folder for the database, the media and your plugins. Flag `--data`."),
  PUBLIC_URL("", "Scheme and authority of links in answers and webhooks; without it, those of each request."),
  ALLOWED_HOSTS(
      "",
      "Further names under which the server may be asked, such as `video.lan, .video.example` (the latter with all"
          + " names below it), separated by commas; `*` for all. Addresses, `localhost`, this machine's name and the"
          + " hosts of the addresses above and below always may. Any other name is answered with 400."),
  MEDIA_ORIGIN(
      "",
      "Scheme and authority, such as `https://media.example`, at which media are served and nothing else; a proxy has"
          + " to lead it here with its own `Host`. Without it, media are served among the rest."),
  TRUSTED_PROXIES("", "Networks whose `X-Forwarded-Proto`, `X-Forwarded-Host` and `X-Forwarded-For` are believed,"
      + " separated by commas."),
  CORS_ORIGINS(
      "",
      "Origins of web pages that may call the API, also with a name and password that the browser remembers, separated"
          + " by commas; `*` for all, which trusts every page that a user opens. What changes something is refused"
          + " when a page of any other origin sends it."),
  MEDIA_ACCESS(
      "anyone",
      "Who may fetch media by their addresses: `anyone` who knows or guesses one, as clients of the original rely on,"
          + " or only the `owner`, for private media."),
  UPLOAD_LIMIT("64GB", "Largest file that may be uploaded."),
  UNFINISHED_UPLOADS(
      "64GB",
      "What all uploads of one user that have not ended may take together, and never more than half of what is left on"
          + " the disk of the data folder. Those to which nothing has come for 24 hours are removed."),
  MIN_FREE_DISK(
      "1GB, or a twentieth of the disk where that is less",
      "What has to stay free on the disks of the data folder and of the `local` storage: uploads, imports, copies and"
          + " exports that would take it are refused."),
  EXPORT_DISK(
      "64GB",
      "What one job may write to the disk, unfinished output and all else; one that writes more is ended within"
          + " seconds and fails with a sentence."),
  QUOTA_STORAGE(
      "",
      "What one user's media may take together, source media and output of exports, such as `50GB`; more is refused"
          + " with 403. Without it, as much as there is room for. With a bound, each upload looks up what is stored."),
  QUOTA_EXPORTS(
      "",
      "How many exports of one user may wait or run at a time; more are refused with 429. Without it, any number."),
  QUOTA_RENDER_MINUTES(
      "",
      "How many minutes of film one user may ask to have exported a day, by UTC; more are refused with 429. Without it,"
          + " any number."),
  SEGMENT_CACHE(
      "10GB",
      "What the segments of exports may take in the storage, from which later exports are made without rendering them"
          + " again; those that were not used for longest go first, never those that an unfinished export needs."),
  SIGN_IN_FAILURES(
      "10",
      "Wrong passwords for one account from one address within five minutes, after which more are answered with 429;"
          + " five times as many from one address for all accounts, and ten times as many for one account within an"
          + " hour."),
  REQUEST_BURST(
      "20000",
      "Requests that one user may send at once, after a quiet while; likewise one address, for all who do not"
          + " sign in there. Further ones are answered with 429 and `Retry-After`. Each operation on a socket of the"
          + " graph counts."),
  REQUEST_RATE("1000", "Requests a second that one user, or one address without signing in, may send in the long run."),
  TOKEN_KEY(
      "`token.key` in the data folder, made at the first start",
      "Secret, of 16 characters or more, that API tokens are derived from. Servers that share a database need the same"
          + " one."),
  ADMIN_PASSWORD(
      "", "Password of `cloud-admin`, made at the first start. Without it, one is generated and printed once."),
  DATABASE_URL(
      "",
      "A PostgreSQL to use instead of the built-in one: `jdbc:postgresql://host/name` or"
          + " `postgresql://user:password@host/name`."),
  DATABASE_USER("", "User at that database, unless the address names one."),
  DATABASE_PASSWORD("", "Password at that database, unless the address has one."),
  STORAGE("local", "Name of the storage plugin that keeps the media."),
  STORAGE_ROOT("`media` in the data folder", "Folder of the `local` storage."),
  STORAGE_GROUP(
      "",
      "A group of the machine whose members may read and write the files of the `local` storage; without it, only the"
          + " server's own user may."),
  S3_BUCKETS(
      "",
      "Buckets of S3 that files may be imported from and exports uploaded to, separated by commas: `media`,"
          + " `media/users/{user}` for what begins so, with the number of the user's account, or `Name=media` for"
          + " another name in requests. All users reach them by the server's credentials. How to reach S3 say"
          + " `CLIPWRIGHT_S3_REGION`, `_ENDPOINT`, `_ACCESS_KEY`, `_SECRET_KEY`"
          + " and [more](../guide/cloud-storage.md)."),
  AZURE_CONTAINERS(
      "",
      "Containers of Azure Blob Storage, likewise. How to reach Azure say `CLIPWRIGHT_AZURE_CONNECTION_STRING` and"
          + " [more](../guide/cloud-storage.md)."),
  OUTBOUND_ALLOW(
      "",
      "Private hosts and networks that imports and webhooks may reach, such as `nas.lan, 192.168.1.0/24`, separated by"
          + " commas."),
  OUTBOUND_TIMEOUT("60", "Seconds that an import or webhook may be silent."),
  OUTBOUND_LIMIT("64GB", "Largest file that may be imported from an address."),
  INTERACTIVE_WORKERS(
      "2; 1 on a machine with less than 1.9 GB",
      "Processes for probing, thumbnails and other work that a caller waits for; 0 for none here. With two, a user"
          + " whose file brings one down never stops the work of others."),
  RENDER_WORKERS("1", "Processes for exports; 0 for none here."),
  TRANSCRIBE_WORKERS("1; 0 on a machine with less than 1.6 GB", "Processes for transcribing; 0 for none here."),
  WORKER_USER(
      "",
      "A user of the machine that workers run as, `clipwright-worker` for example; without it they run as the"
          + " server's own user."
          + " The server has to be root, or may at least start programs as another user. [What it"
          + " does](../security.md#workers-of-a-user-of-their-own)."),
  WORKER_HEAP(
      "1GB, or half a worker's memory where that is less",
      "Java heap of each worker; pictures are kept outside of it."),
  RENDER_THREADS("number of processors", "Threads of one export."),
  INTERACTIVE_MEMORY(
      "a share of the machine's",
      "Memory of a process for work that a caller waits for, Java heap and pictures together; one that holds more is"
          + " ended within two seconds, and its work fails with a sentence. Known on Linux only."),
  RENDER_MEMORY(
      "a share of the machine's",
      "Memory of a process that renders, likewise; a plugin's effect that is running when it is nearly used up fails"
          + " its export. Commands such as `render` may use three quarters of the machine's memory."),
  TRANSCRIBE_MEMORY("a share of the machine's", "Memory of a process that transcribes, its model included, likewise."),
  TRANSCRIBE_THREADS("number of processors", "Threads of one transcription."),
  TRANSCRIBE_LIMIT("600",
      "Seconds after which a transcription fails that comes no further: no piece of sound, no byte of a model."),
  MODELS(
      "`models` in the data folder",
      "Folder of the files of transcription models, one folder in it for each engine. Workers on other machines need"
          + " the same files."),
  MODELS_URL(
      "",
      "Address below which files of models are fetched when they are first asked for:"
          + " `https://models.example/whisper.cpp` for `https://models.example/whisper.cpp/ggml-base.bin`. Without it,"
          + " they are put into the folder by hand."),
  MODEL_LIMIT("8GB", "Largest file of a model."),
  USER_JOBS(
      "number of processors, but 2 at least",
      "How many jobs of a kind one user has running at a time in the interactive lane; further ones wait their turn."),
  INTERACTIVE_LIMIT("30", "Seconds that a worker may spend on something that a caller waits for."),
  EXPORT_HOURS("24", "How many hours an export may be long; a longer one is refused when it is asked for."),
  EXPORT_TIME(
      "48",
      "How many hours rendering one export may take; one that takes longer fails, so that it does not keep a render"
          + " worker from others without end."),
  EXPORT_LIMIT("600", "Seconds after which an export fails that comes no further: no frame, no byte read or stored."),
  EFFECT_LIMIT("120", "Seconds that an effect may take for a frame, or to open or close; one that takes longer fails"
      + " its export."),
  PLUGIN_LIMIT("20", "Seconds that one of your plugins may take to say what it brings; one that takes longer is left"
      + " out."),
  FIDELITY("correct", "`original` makes the original engine's picture also where it is plainly wrong, by the rules of"
      + " its newest version that are known; `original-0.5` makes that of version 0.5."),
  LOG_LEVEL("INFO for `serve` and `worker`, else WARN", "`ERROR`, `WARN`, `INFO` or `DEBUG`."),
  CACHE("`clipwright` in the user's cache folder", "Folder for unpacked native libraries."),
  JAVA_HOME("found by itself", "JDK 25 or newer to run on."),
  JAVA_OPTIONS("", "Further options of every Java process, separated by spaces.");

  private static final List<Setting> SECRETS = List.of(TOKEN_KEY, ADMIN_PASSWORD, DATABASE_PASSWORD, DATABASE_URL);

  private final String initial;
  private final String meaning;

  Setting(String initial, String meaning) {
    this.initial = initial;
    this.meaning = meaning;
  }

  /** The environment variable. */
  public String variable() {
    return "CLIPWRIGHT_" + name();
  }

  /** The value when nothing is set, or words for it; empty for none. */
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
