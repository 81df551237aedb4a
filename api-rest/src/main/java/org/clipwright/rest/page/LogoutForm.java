package org.clipwright.rest.page;

import java.util.Optional;

/**
 * What the log-out page shows.
 *
 * @param action where its form goes
 * @param next where to go afterwards
 * @param csrfToken the token that its form sends back
 * @param error what went wrong
 */
record LogoutForm(String action, String next, String csrfToken, Optional<String> error) {}
