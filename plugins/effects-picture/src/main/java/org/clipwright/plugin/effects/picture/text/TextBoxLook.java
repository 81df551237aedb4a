package org.clipwright.plugin.effects.picture.text;

import org.clipwright.sdk.media.Color;

/**
 * How the box behind text looks in one frame. Lengths are in pixels.
 *
 * @param alpha opacity, from 0 to 1; 0 for none
 * @param padding around the text
 * @param corner radius
 */
record TextBoxLook(Color color, double alpha, double padding, double corner) {}
