package org.clipwright.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clipwright.render.setup.RunningEffects;

/** Names the plugin effect that exits a command's process, which would otherwise end without a message. */
public final class EffectExit {

  private static final int FAILED = 1;

  private EffectExit() {}

  /** Watches until the process ends. */
  public static void watch(RunningEffects running) {
    long command = Thread.currentThread().threadId();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("last-words").unstarted(() -> tell(running, command)));
  }

  private static void tell(RunningEffects running, long command) {
    List<String> names = running.names();
    if (!names.isEmpty() && exitWasCalledOutside(command)) {
      System.err.println("clipwright: Effect " + String.join(" or effect ", names) + " ended the process.");
      System.err.flush();
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private static boolean exitWasCalledOutside(long command) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().threadId() != command)
        .map(Map.Entry::getValue)
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
            && frame.getMethodName().equals("exit"));
  }
}
