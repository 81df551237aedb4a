package org.clipwright.services.caption;

/**
 * The captions of one language in an export.
 *
 * @param language its canonical tag
 * @param name what players call it; empty for no name
 * @param isDefault whether players show it unless told otherwise
 */
public record CaptionTrack(String language, String name, boolean isDefault) {}
