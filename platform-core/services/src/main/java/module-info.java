/** The application services that both APIs call, and the ports they need. */
module org.clipwright.services {
  exports org.clipwright.services;
}
