package org.clipwright.plugins;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader.Provider;
import java.util.function.Function;

/** Services of one kind under the names they give themselves. */
final class NamedServices<S> {

  private final Map<String, S> services = new LinkedHashMap<>();
  private final Function<S, String> naming;

  NamedServices(Function<S, String> naming) {
    this.naming = naming;
  }

  Map<String, S> byName() {
    return services;
  }

  void add(Provider<S> provider) {
    String type = provider.type().getName();
    S service = made(provider, type);
    String name = name(service, type);
    if (services.putIfAbsent(name, service) != null) {
      throw new PluginRefusal("it brings \"" + name + "\" twice");
    }
  }

  private S made(Provider<S> provider, String type) {
    try {
      return provider.get();
    } catch (RuntimeException | Error broken) {
      Throwable cause = broken instanceof ServiceConfigurationError && broken.getCause() != null
          ? broken.getCause() : survivable(broken);
      throw new PluginRefusal(type + " cannot be made: " + cause, cause);
    }
  }

  private String name(S service, String type) {
    String name;
    try {
      name = naming.apply(service);
    } catch (PluginRefusal refusal) {
      throw refusal;
    } catch (RuntimeException | Error broken) {
      throw new PluginRefusal("the declaration of " + type + " is broken: " + survivable(broken), broken);
    }
    if (name == null || name.isBlank()) {
      throw new PluginRefusal(type + " gives itself no name");
    }
    return name;
  }

  /** A plugin's error is the plugin's only, unless the process itself is at its end. */
  static Throwable survivable(Throwable error) {
    if (error instanceof VirtualMachineError end && !(error instanceof StackOverflowError)) {
      throw end;
    }
    return error;
  }
}
