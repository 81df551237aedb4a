package org.clipwright.rest.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.services.account.AccountAdministration;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.retention.RetentionRules;
import org.clipwright.services.retention.StorageOverview;
import org.clipwright.services.work.WorkOverview;

/** What the administration pages show and change. */
public record Administration(
    AccountAdministration accounts, AuditLog audit, WorkOverview work, StorageOverview storage,
    RetentionRules retention, Supplier<List<Plugin>> plugins) {

  /**
   * A plugin that was found, as shown to operators.
   *
   * @param name its id, or the name of its file when it was refused
   * @param version may be empty
   * @param provider who made it; may be empty
   * @param description may be empty
   * @param services what it provides, such as {@code effect Blur}
   * @param refusal why it is not in use, if it is not
   */
  public record Plugin(
      String name, String version, String provider, String description, List<String> services,
      Optional<String> refusal) {

    public Plugin {
      services = List.copyOf(services);
    }
  }
}
