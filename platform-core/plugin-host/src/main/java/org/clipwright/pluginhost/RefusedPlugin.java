package org.clipwright.pluginhost;

import java.nio.file.Path;

/**
 * A refused plugin.
 *
 * @param file its jar
 * @param reason one sentence on what is wrong, for the operator
 */
public record RefusedPlugin(Path file, String reason) {}
