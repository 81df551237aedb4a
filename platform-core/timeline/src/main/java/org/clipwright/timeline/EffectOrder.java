package org.clipwright.timeline;

import java.util.Comparator;

/** The order in which effects are applied. */
final class EffectOrder {

  /** By layer, then by position, then by descending order. */
  static final Comparator<EffectItem> APPLIED =
      Comparator.comparingInt(EffectItem::layer)
          .thenComparingDouble(effect -> effect.range().position())
          .thenComparing(Comparator.comparingInt(EffectItem::order).reversed());

  private EffectOrder() {}
}
