package org.clipwright.server;

/**
 * A value that a command needs and that its place tells, not a name.
 *
 * @param name what help calls it, such as {@code PROJECT}
 * @param description one sentence for the help
 */
record Parameter(String name, String description) {}
