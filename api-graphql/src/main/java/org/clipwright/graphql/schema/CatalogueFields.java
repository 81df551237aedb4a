package org.clipwright.graphql.schema;

import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.services.catalog.ParameterFacts;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.title.TitleDesigns;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.preset.Preset;

/** The fetchers of the catalogue fields. */
final class CatalogueFields {

  private CatalogueFields() {}

  static List<TypeRuntimeWiring> wirings() {
    return List.of(effect(), parameter(), choice(), curve(), preset(), font(), title(), titleField());
  }

  private static TypeRuntimeWiring effect() {
    return new TypeFields<EffectDescriptor>("EffectType")
        .plain("className", EffectDescriptor::className)
        .plain("name", EffectDescriptor::name)
        .plain("description", EffectDescriptor::description)
        .plain("hasVideo", effect -> effect.medium() == EffectDescriptor.Medium.PICTURE)
        .plain("hasAudio", effect -> effect.medium() == EffectDescriptor.Medium.SOUND)
        .plain("parameters", EffectDescriptor::parameters).wiring();
  }

  private static TypeRuntimeWiring parameter() {
    return new TypeFields<ParameterSpec>("EffectParameter")
        .plain("name", ParameterSpec::name)
        .plain("title", ParameterSpec::title)
        .plain("kind", parameter -> ParameterFacts.of(parameter).kind())
        .plain("animatable", ParameterSpec::animatable)
        .plain("initialValue", parameter -> ParameterFacts.of(parameter).initial())
        .plain("initialText", parameter -> ParameterFacts.of(parameter).initialText())
        .plain("minimum", parameter -> ParameterFacts.of(parameter).minimum())
        .plain("maximum", parameter -> ParameterFacts.of(parameter).maximum())
        .plain("choices", parameter -> List.copyOf(ParameterFacts.of(parameter).choices().entrySet())).wiring();
  }

  private static TypeRuntimeWiring choice() {
    return new TypeFields<Map.Entry<Integer, String>>("EffectParameterChoice")
        .plain("value", Map.Entry::getKey)
        .plain("label", Map.Entry::getValue).wiring();
  }

  private static TypeRuntimeWiring curve() {
    return new TypeFields<Curve>("Curve")
        .plain("name", Curve::name)
        .plain("interpolation", curve -> curve.interpolation().name())
        .plain("handleRight", curve -> new Point.Handle(curve.x1(), curve.y1()))
        .plain("handleLeft", curve -> new Point.Handle(curve.x2(), curve.y2())).wiring();
  }

  private static TypeRuntimeWiring preset() {
    return new TypeFields<Preset>("Preset")
        .plain("name", Preset::name)
        .plain("description", Preset::description).wiring();
  }

  private static TypeRuntimeWiring font() {
    return new TypeFields<WorkAnswer.FontFamily>("Font")
        .plain("family", WorkAnswer.FontFamily::family)
        .plain("styles", WorkAnswer.FontFamily::styles).wiring();
  }

  private static TypeRuntimeWiring title() {
    return new TypeFields<TitleTemplate>("TitleTemplate")
        .plain("name", TitleTemplate::name)
        .plain("description", TitleTemplate::description)
        .plain("sample", TitleTemplate::sample)
        .plain("fields", TitleDesigns::fields)
        .with("thumbnailUrl", (template, environment) -> Addresses.ofTitle(environment, template.name())).wiring();
  }

  private static TypeRuntimeWiring titleField() {
    return new TypeFields<FieldSpec>("TitleField")
        .plain("name", field -> FieldNames.inGraph(field.name()))
        .plain("description", FieldSpec::help)
        .plain("initialText", field -> field.initial().asText())
        .plain("minimum", field -> limit(field.minimum()))
        .plain("maximum", field -> limit(field.maximum())).wiring();
  }

  private static Object limit(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
