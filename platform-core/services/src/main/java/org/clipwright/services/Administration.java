package org.clipwright.services;

import java.util.List;
import java.util.function.Supplier;

/** What the administration pages show and change. */
public record Administration(
    AccountAdministration accounts, WorkOverview work, Supplier<List<PluginReport>> plugins) {}
