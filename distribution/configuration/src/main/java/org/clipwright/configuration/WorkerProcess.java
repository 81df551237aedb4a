package org.clipwright.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.clipwright.services.work.Lane;

/** What a server and the workers it starts agree on. */
public final class WorkerProcess {

  /** The exit code of a worker that wants to be replaced by a new process; BSD calls it a failure for the moment. */
  public static final int SPOILED = 75;

  private WorkerProcess() {}

  /** The arguments with which a server starts a worker. */
  public static List<String> arguments(Lane lane, String name) {
    return List.of("worker", "--lane", lane.word(), "--name", name, "--supervised");
  }

  /** What a worker of this machine is called in the queue. */
  public static String fullName(String name) {
    return hostname() + "/" + name;
  }

  /** What this machine is called. */
  public static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
