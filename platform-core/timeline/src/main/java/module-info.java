/** Time, keyframes and the project model, without input or output. */
module org.clipwright.timeline {
  requires transitive com.fasterxml.jackson.databind;
  requires java.xml;

  exports org.clipwright.timeline;
}
