package org.clipwright.commandline;

/**
 * A value that a command needs and that its place tells, not a name.
 *
 * @param name what help calls it, such as {@code PROJECT}
 * @param description one sentence for the help
 */
public record Parameter(String name, String description) {}
