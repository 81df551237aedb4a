package org.clipwright.services;

import java.util.List;
import java.util.function.Supplier;
import org.clipwright.services.account.AccountAdministration;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.catalog.PluginReport;
import org.clipwright.services.retention.RetentionRules;
import org.clipwright.services.retention.StorageOverview;
import org.clipwright.services.work.WorkOverview;

/** What the administration pages show and change. */
public record Administration(
    AccountAdministration accounts, AuditLog audit, WorkOverview work, StorageOverview storage,
    RetentionRules retention, Supplier<List<PluginReport>> plugins) {}
