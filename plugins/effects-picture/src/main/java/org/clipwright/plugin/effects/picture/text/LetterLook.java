package org.clipwright.plugin.effects.picture.text;

import org.clipwright.sdk.media.Color;

/**
 * How letters look in one frame. Lengths are in pixels.
 *
 * @param font a name
 * @param alpha opacity, from 0 to 1
 * @param stroke the colour of their outline
 */
record LetterLook(String font, double size, Color color, double alpha, Color stroke, double strokeWidth) {}
