package org.clipwright.services.account;

import java.time.Instant;
import org.clipwright.services.resource.UserId;

/**
 * An account.
 *
 * @param name what the user signs in with
 * @param email may be empty
 * @param active whether the user may sign in
 * @param staff whether the user may enter the administration pages
 * @param passwordNumber which of the account's successive passwords was current when it was read, counted from one
 */
public record User(
    UserId id, String name, String email, boolean active, boolean staff, Instant created, long passwordNumber) {}
