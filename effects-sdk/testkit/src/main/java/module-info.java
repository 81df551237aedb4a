/** Contract tests that a plugin author subclasses. */
module org.clipwright.sdk.testkit {
  requires transitive org.clipwright.sdk;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires transitive org.assertj.core;
  requires java.compiler;
  requires java.xml;

  exports org.clipwright.sdk.testkit;
}
