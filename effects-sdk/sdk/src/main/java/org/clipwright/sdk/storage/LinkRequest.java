package org.clipwright.sdk.storage;

import java.time.Duration;
import java.util.Optional;

/**
 * A wish for an address that gives an object to anyone for a while.
 *
 * @param key the object's name
 * @param lifetime how long the address works
 * @param contentType the media type it is to be given with, whatever it was stored with
 * @param disposition the {@code Content-Disposition} it is to be given with; empty for none
 */
public record LinkRequest(String key, Duration lifetime, String contentType, Optional<String> disposition) {}
