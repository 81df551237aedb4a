package org.clipwright.rest.page;

import java.util.Optional;

/**
 * The data of the log-in page.
 *
 * @param next where to go afterwards
 * @param csrfToken the token that its form sends back
 * @param username the name that was tried; initially empty
 * @param error what went wrong
 */
record LoginForm(String next, String csrfToken, String username, Optional<String> error) {}
