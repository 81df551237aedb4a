package org.clipwright.worker.proxy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the proxies of films that somebody looks at, while nothing else is to do: first around the frame that was last
 * looked at, then as far as its reach. Thread-safe.
 */
public final class ProxyMaker {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyMaker.class);

  /** In spans, to either side: some five minutes of most films. */
  static final int REACH = 40;

  /** Films that are remembered; of others, what was made of their proxies stays until room is needed. */
  private static final int MOST_FILMS = 64;

  /** How long an idle film stays open. */
  private static final Duration OPEN = Duration.ofSeconds(10);

  private final MediaOpener media;
  private final ProxyShelf shelf;
  private final ProxyWriter writer;
  private final Consumer<Runnable> starting;
  /** By identity, the one looked at last at the end. */
  private final Map<String, Film> films = new LinkedHashMap<>(MOST_FILMS, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Film> eldest) {
      return size() > MOST_FILMS;
    }
  };

  private boolean started;

  /**
   * Makes no proxy yet.
   *
   * @param media opens films
   * @param encoders write proxies
   * @param shelf where they are kept
   */
  public ProxyMaker(MediaOpener media, EncoderOpener encoders, ProxyShelf shelf) {
    this(media, new ProxyWriter(encoders, new QuietPace(shelf::isInUse)), shelf, QuietThread::start);
  }

  /**
   * Makes no proxy yet.
   *
   * @param starting starts the thread that will make them
   */
  ProxyMaker(MediaOpener media, ProxyWriter writer, ProxyShelf shelf, Consumer<Runnable> starting) {
    this.media = media;
    this.shelf = shelf;
    this.writer = writer;
    this.starting = starting;
  }

  /** A film that somebody looked at. */
  private static final class Film {

    private final ProxyCut cut;
    private final BitSet seenTo = new BitSet();
    private int middle;
    private boolean unsuitable;

    Film(ProxyCut cut) {
      this.cut = cut;
    }

    /** The span nearest to the middle that has not been seen to; before spans behind it, those that follow it. */
    OptionalInt next() {
      if (unsuitable) {
        return OptionalInt.empty();
      }
      int after = seenTo.nextClearBit(middle);
      int before = seenTo.previousClearBit(middle);
      boolean isAfter = after < Math.min(cut.spans(), middle + REACH);
      boolean isBefore = before >= Math.max(0, middle - REACH);
      if (isAfter && (!isBefore || after - middle <= middle - before)) {
        return OptionalInt.of(after);
      }
      return isBefore ? OptionalInt.of(before) : OptionalInt.empty();
    }
  }

  /** A span to be made. */
  private record Task(Film film, int span) {}

  /** Somebody looks at a span of a film. */
  synchronized void look(ProxyCut cut, int span) {
    films.computeIfAbsent(cut.identity(), _ -> new Film(cut)).middle = span;
    if (!started) {
      started = true;
      starting.accept(this::work);
    }
    notifyAll();
  }

  /** Somebody looks at a span that is not there, perhaps because it was removed since it was made. */
  synchronized void miss(ProxyCut cut, int span) {
    look(cut, span);
    films.get(cut.identity()).seenTo.clear(span);
  }

  private void work() {
    Optional<Opened> open = Optional.empty();
    try {
      while (true) {
        Optional<Task> task = next(open.isPresent());
        if (open.isPresent() && !open.get().serves(task)) {
          open.get().close();
          open = Optional.empty();
        }
        if (task.isPresent()) {
          open = make(task.get(), open);
        }
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } finally {
      open.ifPresent(Opened::close);
    }
  }

  /** A film whose pictures are open. */
  private record Opened(String identity, PictureSource pictures) {

    boolean serves(Optional<Task> task) {
      return task.filter(next -> next.film().cut.identity().equals(identity)).isPresent();
    }

    void close() {
      pictures.close();
    }
  }

  /** The next span to make; empty after some time without any, where a film is open that could be closed. */
  private synchronized Optional<Task> next(boolean isOpen) throws InterruptedException {
    long until = System.nanoTime() + OPEN.toNanos();
    while (true) {
      Optional<Task> task = wanted();
      long left = until - System.nanoTime();
      if (task.isPresent() || isOpen && left <= 0) {
        return task;
      }
      if (isOpen) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } else {
        wait();
      }
    }
  }

  private Optional<Task> wanted() {
    Optional<Task> last = Optional.empty();
    for (Film film : films.values()) {
      OptionalInt span = film.next();
      if (span.isPresent()) {
        last = Optional.of(new Task(film, span.getAsInt()));
      }
    }
    last.ifPresent(task -> task.film().seenTo.set(task.span()));
    return last;
  }

  /** Makes a span, unless it is there, learns what is known of it once it is opened, and returns what is open then. */
  private Optional<Opened> make(Task task, Optional<Opened> open) {
    ProxyCut cut = task.film().cut;
    String name = cut.name(task.span());
    Optional<Opened> film = open;
    try {
      if (!shelf.has(name)) {
        Opened opened =
            open.orElseGet(() -> new Opened(cut.identity(), media.pictures(cut.film(), Fidelity.CORRECT, 1)));
        film = Optional.of(opened);
        shelf.keep(name, ProxyWriter.bytes(cut, task.span()),
            file -> writer.write(cut, task.span(), opened.pictures(), file));
      }
      find(cut, task.span()).ifPresent(media::probe);
    } catch (MediaException unsuitable) {
      LOG.info("A film gets no proxy. film={} reason={}", cut.film().getFileName(), unsuitable.getMessage());
      giveUp(task.film());
    } catch (IOException | RuntimeException failure) {
      LOG.warn("A proxy could not be made. film={}", cut.film().getFileName(), failure);
      giveUp(task.film());
    }
    return film;
  }

  private synchronized void giveUp(Film film) {
    film.unsuitable = true;
  }

  /** The file of a span, where it has been made. */
  Optional<Path> find(ProxyCut cut, int span) {
    try {
      return shelf.find(cut.name(span));
    } catch (IOException failure) {
      LOG.warn("A proxy could not be opened. film={}", cut.film().getFileName(), failure);
      return Optional.empty();
    }
  }
}
