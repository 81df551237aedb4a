package org.clipwright.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.clipwright.services.work.Lane;

/** The conventions between a server and the workers it starts. */
public final class WorkerProcess {

  /** The exit code of a worker that wants to be replaced by a new process; BSD's code for a temporary failure. */
  public static final int SPOILED = 75;

  private WorkerProcess() {}

  /** The arguments with which a server starts a worker. */
  public static List<String> arguments(Lane lane, String name) {
    return List.of("worker", "--lane", lane.word(), "--name", name, "--supervised");
  }

  /** The name of one of this machine's workers in the queue. */
  public static String fullName(String name) {
    return hostname() + "/" + name;
  }

  /** This machine's name. */
  public static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
