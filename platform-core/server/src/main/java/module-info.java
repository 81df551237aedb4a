/** The composition root: configuration, wiring, supervision, command line. */
module org.clipwright.server {
}
