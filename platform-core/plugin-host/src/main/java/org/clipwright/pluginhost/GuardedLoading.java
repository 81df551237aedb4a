package org.clipwright.pluginhost;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads untrusted plugins: each on its own thread, within a time limit, and with a marker file that remains if the
 * process crashes.
 */
final class GuardedLoading implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedLoading.class);

  private record Current(PluginFile plugin, LoadingMark mark) {}

  private final PluginSearch search;
  private final Thread lastWords = Thread.ofPlatform().name("plugin-last-words").unstarted(this::processEnds);
  private volatile Current current;

  GuardedLoading(PluginSearch search) {
    this.search = search;
    Runtime.getRuntime().addShutdownHook(lastWords);
  }

  /**
   * Runs work that may execute a plugin's code.
   *
   * @throws PluginRefusal if it fails, exceeds the time limit, or never finished during an earlier start
   */
  <T> T load(PluginFile plugin, Supplier<T> work) {
    LoadingMark mark = LoadingMark.set(search.unfinished(), plugin.path());
    current = new Current(plugin, mark);
    LOG.info("A plugin is being loaded. plugin={} version={} file={}", plugin.id(), plugin.version(), plugin.path());
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = Thread.ofPlatform().daemon().name("plugin-" + plugin.id()).start(task);
    try {
      T result = task.get(search.limit().toMillis(), TimeUnit.MILLISECONDS);
      mark.remove();
      return result;
    } catch (TimeoutException endless) {
      String reason = late(thread);
      mark.keep(reason);
      thread.interrupt();
      throw new PluginRefusal(reason + "; its thread may keep running until the process exits", endless);
    } catch (ExecutionException failure) {
      throw failed(failure.getCause(), mark);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      mark.remove();
      throw new PluginRefusal("the program was stopped while loading it", asked);
    } finally {
      current = null;
    }
  }

  private String late(Thread thread) {
    String place =
        Arrays.stream(thread.getStackTrace())
            .filter(frame -> !isOurs(frame))
            .findFirst()
            .map(frame -> ", it was in " + frame.getClassName() + "." + frame.getMethodName())
            .orElse("");
    return "it did not describe itself within " + seconds(search.limit()) + place;
  }

  private static boolean isOurs(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("org.clipwright.pluginhost.");
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " seconds" : limit.toMillis() + " milliseconds";
  }

  private static PluginRefusal failed(Throwable failure, LoadingMark mark) {
    PluginRefusal refusal = PluginRefusal.of(failure);
    if (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) {
      mark.keep(refusal.getMessage());
    } else {
      mark.remove();
    }
    return refusal;
  }

  /** Being told to stop is not a plugin's fault, so the mark goes; if a plugin ends the process, the mark stays. */
  private void processEnds() {
    Current last = current;
    if (last == null) {
      return;
    }
    if (exitWasCalled()) {
      LOG.error("A plugin exits the process while being loaded; the next start skips it. plugin={} file={}",
          last.plugin().id(), last.plugin().path());
    } else {
      last.mark().remove();
    }
  }

  private static boolean exitWasCalled() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
            && frame.getMethodName().equals("exit"));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastWords);
    } catch (IllegalStateException ending) {
      LOG.debug("The process is already exiting.", ending);
    }
  }
}
