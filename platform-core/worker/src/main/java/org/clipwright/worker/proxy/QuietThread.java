package org.clipwright.worker.proxy;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that runs only when no other wants the processor, with all threads that it starts. */
final class QuietThread {

  private static final Logger LOG = LoggerFactory.getLogger(QuietThread.class);

  /** Of {@code sys/resource.h}: with the id 0, it is the calling thread's; Linux gives each thread its own priority. */
  private static final int PRIO_PROCESS = 0;

  private static final int LOWEST = 19;

  private QuietThread() {}

  /** Starts a thread that ends with the process. */
  static void start(Runnable work) {
    Thread.ofPlatform().daemon().name("proxies").start(() -> {
      yieldToOthers();
      work.run();
    });
  }

  private static void yieldToOthers() {
    Linker linker = Linker.nativeLinker();
    MethodHandle setpriority = linker.downcallHandle(
        linker.defaultLookup().findOrThrow("setpriority"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      int failed = (int) setpriority.invokeExact(PRIO_PROCESS, 0, LOWEST);
      if (failed != 0) {
        LOG.warn("The priority of a background thread could not be lowered.");
      }
    } catch (Throwable impossible) {
      throw new IllegalStateException("setpriority is called wrongly.", impossible);
    }
  }
}
