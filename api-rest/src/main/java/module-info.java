/** The OpenShot Cloud API over HTTP, its schema and its pages. */
module org.clipwright.rest {
}
