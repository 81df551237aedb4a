package org.clipwright.plugins;

/** Says in one sentence why a plugin is not taken. */
final class PluginRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PluginRefusal(String message) {
    super(message);
  }

  PluginRefusal(String message, Throwable cause) {
    super(message, cause);
  }
}
