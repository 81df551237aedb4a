package org.clipwright.rest.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.clipwright.rest.page.Html;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.setup.RestServices;
import org.clipwright.services.Administration;
import org.clipwright.services.catalog.PluginReport;

/** The administration pages for staff. */
public final class AdminEndpoints {

  private static final String INDEX = """
      <ul class="cards">
      <li><a href="/cloud-admin/auth/user/">Users</a> Who may use this server: add, change, search, delete.</li>
      <li><a href="/cloud-admin/authtoken/token/">Tokens</a> The keys that programs sign in with.</li>
      <li><a href="/cloud-admin/work/">Queue and workers</a> What is rendered, what waits, and what failed.</li>
      <li><a href="/cloud-admin/plugins/">Plugins</a> Effects, storages, titles and engines that were found.</li>
      </ul>
      """;

  private final RestServices services;
  private final Administration administration;
  private final AdminDoor door;

  public AdminEndpoints(RestServices services) {
    this.services = services;
    this.administration = services.administration();
    this.door = new AdminDoor(services.accounts());
  }

  public List<Endpoint> all() {
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(door.shown("Administration", "/cloud-admin/",
        visit -> AdminDoor.page(visit, "Administration", INDEX)));
    endpoints.addAll(new AdminAccounts(door, services.accounts(), administration.accounts()).all());
    endpoints.addAll(new AdminTokens(door, services.accounts()).all());
    endpoints.addAll(new AdminWork(door, administration.work(), services.actions()).all());
    endpoints.add(door.shown("Plugins", "/cloud-admin/plugins/",
        visit -> AdminDoor.page(visit, "Plugins", plugins(administration.plugins()))));
    return endpoints;
  }

  private static String plugins(Supplier<List<PluginReport>> plugins) {
    return AdminTable.of("Plugins", List.of("Plugin", "Version", "By", "What it brings"),
        plugins.get().stream().map(AdminEndpoints::row).toList());
  }

  private static List<String> row(PluginReport plugin) {
    String brings = plugin.refusal()
        .map(reason -> "<strong class=\"error\">Not in use:</strong> " + Html.escape(reason))
        .orElseGet(() -> Html.escape(plugin.description()) + "<br><small>"
            + Html.escape(String.join(", ", plugin.services())) + "</small>");
    return List.of(Html.escape(plugin.name()), Html.escape(plugin.version()), Html.escape(plugin.provider()), brings);
  }
}
