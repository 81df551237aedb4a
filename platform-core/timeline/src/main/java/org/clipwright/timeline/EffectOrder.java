package org.clipwright.timeline;

import java.util.Comparator;

/** The order in which effects are applied. */
final class EffectOrder {

  /** By layer, then position, then the highest order first. */
  static final Comparator<EffectItem> APPLIED =
      Comparator.comparingInt(EffectItem::layer)
          .thenComparing(effect -> effect.range().position())
          .thenComparing(Comparator.comparingInt(EffectItem::order).reversed());

  private EffectOrder() {}
}
