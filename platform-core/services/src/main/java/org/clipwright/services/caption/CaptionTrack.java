package org.clipwright.services.caption;

/**
 * The captions of one language in an export.
 *
 * @param language its canonical tag
 * @param name the name that players show; may be empty
 * @param isDefault whether players show it unless told otherwise
 */
public record CaptionTrack(String language, String name, boolean isDefault) {}
