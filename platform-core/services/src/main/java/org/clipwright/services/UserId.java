package org.clipwright.services;

/** Whose data something is. */
public record UserId(long value) {}
