package org.clipwright.services;

import java.time.Instant;

/**
 * An account.
 *
 * @param name what the user signs in with
 * @param email may be empty
 * @param active whether the user may sign in
 * @param staff whether the user may enter the administration pages
 */
public record User(UserId id, String name, String email, boolean active, boolean staff, Instant created) {}
