package org.clipwright.sdk.parameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of a few labelled numbers, the same for the whole effect.
 *
 * @param choices number to label, in the order in which an editor shows them
 */
public record ChoiceParameter(
    String name, String title, double initial, double minimum, double maximum, Map<Integer, String> choices)
    implements FixedParameter {

  public ChoiceParameter {
    Declared.requireName(name);
    Declared.requireRange(name, minimum, maximum);
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }
}
