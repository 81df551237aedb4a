package org.clipwright.sdk.effect;

import org.clipwright.sdk.parameter.NumericParameter;

/**
 * The parameters of an effect that crops the sides of a picture and enlarges the rest to full size; the host then
 * decodes pictures larger, so that the rest stays sharp.
 *
 * @param switchedBy the parameter that turns enlarging on when it is not 0, evaluated at frame 1
 * @param left fraction of the width that is cropped, 0 to 1
 * @param top fraction of the height that is cropped
 */
public record EnlargedPart(
    NumericParameter switchedBy, NumericParameter left, NumericParameter top, NumericParameter right,
    NumericParameter bottom) {}
