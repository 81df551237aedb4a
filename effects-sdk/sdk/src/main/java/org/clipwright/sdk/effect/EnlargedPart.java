package org.clipwright.sdk.effect;

import org.clipwright.sdk.parameter.NumericParameter;

/**
 * The parameters of an effect that cuts the sides off a picture and enlarges what is left to the size of the whole; the
 * host then reads pictures larger, so that the part stays sharp.
 *
 * @param switchedBy the parameter that is not 0 when the part is enlarged, looked at on frame 1
 * @param left share of the width that is cut off, 0 to 1
 * @param top share of the height that is cut off
 */
public record EnlargedPart(
    NumericParameter switchedBy, NumericParameter left, NumericParameter top, NumericParameter right,
    NumericParameter bottom) {}
