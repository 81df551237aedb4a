package org.clipwright.plugin.effects.picture.flare;

/** How the light of one part of a flare falls off around its centre. */
enum FlareShape {
  /** Linear, reaching zero at the radius. */
  LINEAR {
    @Override
    float weight(float distance, float radius) {
      return Math.max(0, (radius - distance) / radius);
    }
  },
  /** Bright at the centre, with a rapid falloff. */
  QUADRATIC {
    @Override
    float weight(float distance, float radius) {
      float share = Math.max(0, (radius - distance) / radius);
      return share * share;
    }
  },
  /** Uniform, with a soft edge. */
  DISC {
    @Override
    float weight(float distance, float radius) {
      return Math.clamp((radius - distance) / (0.15f * radius), 0, 1);
    }
  },
  /** Uniform, a little weaker inside than at the edge. */
  BUBBLE {
    @Override
    float weight(float distance, float radius) {
      return distance > radius ? 0 : 1 - 0.12f * Math.min(1, (radius - distance) / (0.12f * radius));
    }
  },
  /** A thin ring. */
  RING {
    @Override
    float weight(float distance, float radius) {
      return Math.max(0, 1 - Math.abs(distance - radius) / (0.04f * radius));
    }
  },
  /** A wider ring. */
  HALO {
    @Override
    float weight(float distance, float radius) {
      return Math.max(0, 1 - Math.abs(distance - radius) / (0.07f * radius));
    }
  };

  /** The part's relative intensity, 0 to 1, at a distance from its centre; both lengths in pixels. */
  abstract float weight(float distance, float radius);
}
