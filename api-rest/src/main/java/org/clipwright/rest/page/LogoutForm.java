package org.clipwright.rest.page;

import java.util.Optional;

/**
 * The data of the log-out page.
 *
 * @param action where its form is sent
 * @param next where to go afterwards
 * @param csrfToken the token that its form sends back
 * @param error what went wrong
 */
record LogoutForm(String action, String next, String csrfToken, Optional<String> error) {}
