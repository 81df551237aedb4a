package org.clipwright.services.resource;

/** Whose data something is. */
public record UserId(long value) {}
