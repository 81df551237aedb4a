package org.clipwright.pluginhost;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.Test;

/** Plugins that are refused for what they bring. */
class RefusedEffectTest extends PluginFolders {

  @Test
  void pluginForAnotherSdkIsToldApart() {
    effect("shifted", "Shifted", "",
        "if (true) throw new NoClassDefFoundError(\"org/clipwright/sdk/effect/Later\"); return null;")
        .writeTo(own);
    assertThat(refusal()).endsWith(
        "class org.clipwright.sdk.effect.Later is not there; it was compiled with another version of the SDK.");
  }

  @Test
  void effectThatThrowsWhenItIsMadeIsRefused() {
    effect("thrower", "Thrower", "public Example() { throw new IllegalStateException(\"Not today\"); }").writeTo(own);
    assertThat(refusal()).contains("example.thrower.Example cannot be created", "Not today");
  }

  @Test
  void effectWhoseClassCannotBeInitialisedIsRefused() {
    effect("broken", "Broken", "static final int X = Integer.parseInt(\"x\");").writeTo(own);
    assertThat(refusal()).contains("example.broken.Example cannot be created");
  }

  @Test
  void staticInitialiserThatThrowsIsNamedAsTheCause() {
    effect("broken", "Broken", "static final int X = Integer.parseInt(\"x\");").writeTo(own);
    assertThat(refusal()).contains("its static initialiser throws java.lang.NumberFormatException: For input string");
  }

  @Test
  void effectWithABrokenDeclarationIsRefused() {
    effect("odd", "no good name", "").writeTo(own);
    assertThat(refusal()).contains("the declaration of example.odd.Example is broken", "no good name");
  }

  @Test
  void effectWithoutADescriptorIsRefused() {
    effect("mute", "Mute", "static final EffectDescriptor NONE = null;", "return NONE;").writeTo(own);
    assertThat(refusal()).isEqualTo("Plugin mute.jar is refused: one of its effects returns null as its descriptor.");
  }

  @Test
  void declarationThatIsWrongIsToldInWords() {
    effect("twice", "Twice", "", descriptor("Twice", "number(\"a\", \"A\", 0, 0, 1), number(\"a\", \"A\", 0, 0, 1)"))
        .writeTo(own);
    assertThat(refusal()).endsWith("is broken: Effect Twice declares parameter \"a\" twice.");
  }

  @Test
  void sentencesEndWithOneFullStop() {
    effect("range", "Range", "", descriptor("Range", "number(\"a\", \"A\", 5, 3, -1)")).writeTo(own);
    assertThat(refusal()).endsWith("minimum above its maximum.").doesNotEndWith("..");
  }

  @Test
  void effectWithoutANameIsRefused() {
    effect("null-name", "NullName", "", "return new EffectDescriptor(null, null, null, null, null);").writeTo(own);
    assertThat(refusal()).endsWith("is broken: An effect's class name is null.");
  }

  @Test
  void effectWithTheNameOfAnotherThingIsRefused() {
    effect("reserved", "Clip", "").writeTo(own);
    assertThat(refusal()).endsWith("An effect must not be named \"Clip\".");
  }

  @Test
  void effectThatAnotherPluginBringsAlreadyIsRefused() {
    effect("again", "Good", "").writeTo(own);
    assertThat(refusal()).contains("it provides effect Good, which plugin good already provides");
  }

  @Test
  void soundEffectProvidedAsAPictureEffectIsRefused() {
    PluginJar.named("mixed")
        .source("module-info", module("mixed", "requires org.clipwright.sdk;"))
        .source("example.mixed.Example",
            effectSource("mixed", "", descriptor("Mixed", "")).replace("Medium.PICTURE", "Medium.SOUND"))
        .writeTo(own);
    assertThat(refusal()).contains("Mixed declares that it works on SOUND, but is provided for PICTURE");
  }

  @Test
  void pluginThatBringsNothingIsRefused() {
    PluginJar.named("empty").source("module-info", "module example.empty { }").writeTo(own);
    assertThat(refusal()).contains("provides none of the services of the SDK");
  }
}
