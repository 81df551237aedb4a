package org.clipwright.services.catalog.initial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.junit.jupiter.api.Test;

class EffectJsonTest {

  private static final EffectDescriptor EFFECT =
      new EffectDescriptor("Grade", "Grade", "Grades.", EffectDescriptor.Medium.PICTURE,
          List.of(ParameterSpec.number("mix", "Mix", 1, 0, 1),
              ParameterSpec.number("wheels.dark.luma", "Luma", 0.25, -1, 1)),
          EffectDescriptor.Stage.AFTER_CLIP);

  @Test
  void missingParametersAreCompletedAlsoThoseInObjects() {
    ObjectNode json = EffectJson.complete(EFFECT, JsonNodeFactory.instance.objectNode().put("mix", 0.5));
    assertThat(json.path("mix").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/wheels/dark/luma/Points/0/co/Y").asDouble()).isEqualTo(0.25);
  }

  @Test
  void anEffectThatUsuallyComesAfterItsClipSaysSo() {
    assertThat(EffectJson.complete(EFFECT, JsonNodeFactory.instance.objectNode()).path("apply_before_clip")
        .asBoolean(true))
        .isFalse();
  }
}
