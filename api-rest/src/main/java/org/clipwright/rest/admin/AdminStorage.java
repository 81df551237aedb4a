package org.clipwright.rest.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.html.AdminList;
import org.clipwright.rest.html.ShownStorage;
import org.clipwright.rest.html.admin.JtestorageGenerated;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.services.retention.RetentionRules;
import org.clipwright.services.retention.StorageOverview;
import org.clipwright.services.retention.StorageOverview.OwnerUse;
import org.clipwright.services.retention.StorageOverview.ProjectUse;

/** The administration page about storage use, and what cleanups removed. */
final class AdminStorage {

  private static final int MOST_ROWS = 20;
  private static final int MOST_CLEANUPS = 10;

  private final StaffPages pages;
  private final StorageOverview storage;
  private final RetentionRules rules;

  AdminStorage(StaffPages pages, StorageOverview storage, RetentionRules rules) {
    this.pages = pages;
    this.storage = storage;
    this.rules = rules;
  }

  List<Endpoint> all() {
    return List.of(pages.shown("Storage", "/cloud-admin/storage/", this::show));
  }

  private Answer show(AdminVisit visit) {
    Map<StorageOverview.Kind, StorageOverview.Use> all = storage.total();
    ShownStorage total = ShownStorage.of("All media", "", all, bytes(all));
    List<ShownStorage> owners = owners();
    List<ShownStorage> projects = projects();
    List<StorageOverview.Cleanup> cleanups = storage.cleanups(MOST_CLEANUPS);
    String database = ShownStorage.size(storage.databaseBytes());
    return StaffPages.page(visit, out -> JtestorageGenerated.render(out, null, visit.page("Storage"), total, database,
        owners, projects, cleanups, kept()));
  }

  private List<ShownStorage> owners() {
    List<OwnerUse> most = storage.owners(MOST_ROWS);
    long longest = most.stream().findFirst().map(use -> bytes(use.uses())).orElse(0L);
    return most.stream()
        .map(use -> ShownStorage.of(use.owner(), AdminList.counted(use.projects(), "project"), use.uses(), longest))
        .toList();
  }

  private List<ShownStorage> projects() {
    List<ProjectUse> most = storage.projects(MOST_ROWS);
    long longest = most.stream().findFirst().map(use -> bytes(use.uses())).orElse(0L);
    return most.stream().map(use -> ShownStorage.of(label(use), use.owner().orElse(""), use.uses(), longest)).toList();
  }

  private static long bytes(Map<StorageOverview.Kind, StorageOverview.Use> uses) {
    return uses.values().stream().mapToLong(StorageOverview.Use::bytes).sum();
  }

  private static String label(ProjectUse use) {
    return use.name().map(name -> use.project() + " " + name).orElse(use.project() + " (deleted)");
  }

  private List<String> kept() {
    List<String> sentences = new ArrayList<>();
    sentences.add(sentence("Exports", rules.exports(), "after they end", "KEEP_EXPORTS"));
    sentences.add(sentence("Unused files", rules.unusedFiles(), "after their last change", "KEEP_UNUSED_FILES"));
    sentences.add(sentence("Segments", rules.segments(), "after their last use", "KEEP_SEGMENTS"));
    return sentences;
  }

  private static String sentence(String what, Optional<Duration> time, String since, String setting) {
    return time.map(period -> what + " are deleted " + AdminList.counted(period.toDays(), "day") + " " + since + ".")
        .orElse(what + " are kept; CLIPWRIGHT_" + setting + " sets a limit.");
  }
}
