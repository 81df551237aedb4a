/** Time, keyframes and the project model, without input or output. */
module org.clipwright.timeline {
  requires transitive com.fasterxml.jackson.databind;
  requires java.xml;

  exports org.clipwright.timeline;
  exports org.clipwright.timeline.edit;
  exports org.clipwright.timeline.exchange;
  exports org.clipwright.timeline.merge;
  exports org.clipwright.timeline.preset;
}
