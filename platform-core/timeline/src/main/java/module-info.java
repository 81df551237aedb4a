/** Time, keyframes and the project model, without input or output. */
module org.clipwright.timeline {
  requires transitive com.fasterxml.jackson.databind;
  requires java.xml;

  exports org.clipwright.timeline to
      org.clipwright.commands,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.media,
      org.clipwright.render,
      org.clipwright.rest,
      org.clipwright.services,
      org.clipwright.worker;
  exports org.clipwright.timeline.document to
      org.clipwright.services,
      org.clipwright.worker;
  exports org.clipwright.timeline.edit to
      org.clipwright.commands,
      org.clipwright.services;
  exports org.clipwright.timeline.exchange to
      org.clipwright.services;
  exports org.clipwright.timeline.exchange.finalcut to
      org.clipwright.services;
  exports org.clipwright.timeline.exchange.otio to
      org.clipwright.services;
  exports org.clipwright.timeline.merge to
      org.clipwright.services;
  exports org.clipwright.timeline.preset to
      org.clipwright.graphql,
      org.clipwright.services;
}
