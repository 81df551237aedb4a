package org.clipwright.services.resource;

/** The id of the user who owns something. */
public record UserId(long value) {}
