package org.clipwright.sdk.storage;

import java.time.Duration;
import java.util.Optional;

/**
 * A request for a temporary address at which anyone can fetch an object.
 *
 * @param key the object's name
 * @param lifetime how long the address is valid
 * @param contentType the media type to serve it with, whatever it was stored with
 * @param disposition the {@code Content-Disposition} to serve it with; empty for none
 */
public record LinkRequest(String key, Duration lifetime, String contentType, Optional<String> disposition) {}
