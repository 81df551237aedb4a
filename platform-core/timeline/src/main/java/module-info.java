/** Time, keyframes and the project model, without input or output. */
module org.clipwright.timeline {
  requires transitive com.fasterxml.jackson.databind;

  exports org.clipwright.timeline;
}
