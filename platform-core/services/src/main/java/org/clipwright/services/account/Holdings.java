package org.clipwright.services.account;

/** How many objects of each kind belong to an account. */
public record Holdings(long projects, long files, long clips, long effects, long exports) {}
