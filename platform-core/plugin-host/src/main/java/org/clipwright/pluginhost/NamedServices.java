package org.clipwright.pluginhost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader.Provider;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Services of one kind, by the names that they give themselves. */
final class NamedServices<S> {

  private final Map<String, S> services = new LinkedHashMap<>();
  private final UnaryOperator<S> settling;
  private final Function<S, String> naming;

  /**
   * No services yet.
   *
   * @param settling asks a service once for what would otherwise be requested repeatedly
   * @param naming the name of a settled service
   */
  NamedServices(UnaryOperator<S> settling, Function<S, String> naming) {
    this.settling = settling;
    this.naming = naming;
  }

  Map<String, S> byName() {
    return services;
  }

  void add(Provider<S> provider) {
    String type = provider.type().getName();
    S service = settled(made(provider, type), type);
    String name = name(service, type);
    if (services.putIfAbsent(name, service) != null) {
      throw new PluginRefusal("it provides \"" + name + "\" twice");
    }
  }

  private S made(Provider<S> provider, String type) {
    try {
      return provider.get();
    } catch (RuntimeException | Error broken) {
      throw new PluginRefusal(type + " cannot be created: " + PluginRefusal.words(survivable(broken)), broken);
    }
  }

  private S settled(S service, String type) {
    try {
      return settling.apply(service);
    } catch (RuntimeException | Error broken) {
      throw brokenDeclaration(type, broken);
    }
  }

  private String name(S service, String type) {
    String name;
    try {
      name = naming.apply(service);
    } catch (PluginRefusal refusal) {
      throw refusal;
    } catch (RuntimeException | Error broken) {
      throw brokenDeclaration(type, broken);
    }
    if (name == null || name.isBlank()) {
      throw new PluginRefusal(type + " has no name");
    }
    return name;
  }

  private static PluginRefusal brokenDeclaration(String type, Throwable broken) {
    return new PluginRefusal(
        "the declaration of " + type + " is broken: " + PluginRefusal.words(survivable(broken)), broken);
  }

  /** A plugin's error affects only the plugin, unless the process itself cannot continue. */
  static Throwable survivable(Throwable error) {
    if (error instanceof VirtualMachineError end && !(error instanceof StackOverflowError)) {
      throw end;
    }
    return error;
  }
}
